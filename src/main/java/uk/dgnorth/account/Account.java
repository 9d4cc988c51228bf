package uk.dgnorth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;

/** Somebody who helps to run events. */
@Entity
class Account extends PanacheEntityBase {

    static final int MOST = 500;

    private static final String ORGANISERS_OF_ALL = """
            from Account account where account.acceptedAt is not null and account.closedAt is null
                and exists (select 1 from account.roles given where given.role = ?1 and given.event = ?2)""";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
    private String email;
    private String address;
    private @Nullable String passwordHash;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant closedAt;
    private boolean managed;

    /** The database makes it: random, and the same for as long as there is the account. */
    @Column(insertable = false, updatable = false)
    private byte[] passkeyHandle;

    @Version
    private int version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    private Set<GivenRole> roles = new HashSet<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    @SuppressWarnings("NullAway.Init")
    Account(String name, String email, Collection<Grant> grants) {
        this.name = name;
        this.email = email;
        this.address = normalised(email);
        give(grants);
    }

    /** As addresses are compared here: two tags of one mailbox stay two people, since an organiser wrote them down. */
    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static Optional<Account> at(String address) {
        return find("address", address).singleResultOptional();
    }

    /** The account of whoever may sign in here with the address. */
    static Optional<Account> openAt(String address) {
        return Account.<Account>find(
                        "address = ?1 and acceptedAt is not null and closedAt is null and not managed", address)
                .singleResultOptional();
    }

    static Optional<Account> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Account> all() {
        return Account.<Account>find("order by name, id").page(0, MOST).list();
    }

    static boolean isAnyOrganiserOfAll() {
        return count(ORGANISERS_OF_ALL, Role.ORGANISER, Grant.EVERY_EVENT) > 0;
    }

    /** So that two of them cannot take the role from each other in the same moment. */
    static void lockOrganisersOfAll() {
        find(ORGANISERS_OF_ALL + " order by account.id", Role.ORGANISER, Grant.EVERY_EVENT)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static void withdrawRolesAt(String event) {
        getEntityManager()
                .createNativeQuery("delete from account_role where event = ?1")
                .setParameter(1, event)
                .executeUpdate();
    }

    void give(Collection<Grant> grants) {
        roles.clear();
        grants.forEach(grant -> roles.add(new GivenRole(grant.event(), grant.role())));
    }

    void rename(String name) {
        this.name = name;
    }

    /** They sign in here from now on. */
    void accept(Instant now) {
        acceptedAt = now;
        managed = false;
    }

    /** They sign in by the organisation from now on, which says what they may do. */
    void manage(String name, Collection<Grant> grants, Instant now) {
        managed = true;
        passwordHash = null;
        acceptedAt = Objects.requireNonNullElse(acceptedAt, now);
        rename(name);
        give(grants);
    }

    void close(Instant now) {
        closedAt = now;
        passwordHash = null;
        roles.clear();
    }

    /** Somebody who left comes back, under the same id. */
    void reopen() {
        closedAt = null;
        acceptedAt = null;
        managed = false;
    }

    void protect(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    /** Not where their organisation signs them in. */
    boolean signsInHere() {
        return isAccepted() && !isClosed() && !managed;
    }

    boolean isClosed() {
        return closedAt != null;
    }

    boolean isManaged() {
        return managed;
    }

    boolean isAccepted() {
        return acceptedAt != null;
    }

    /** Who can see or decide about others needs more than a mailbox; who only checks people in does not. */
    boolean needsTwoFactors() {
        return roles.stream().anyMatch(given -> !given.role().equals(Role.STEWARD));
    }

    boolean isOrganiserOfAll() {
        return grants().contains(new Grant(Role.ORGANISER, Grant.EVERY_EVENT));
    }

    List<Grant> grants() {
        return roles.stream()
                .map(given -> new Grant(given.role(), given.event()))
                .sorted(Comparator.comparing(Grant::event).thenComparing(Grant::role))
                .toList();
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    String address() {
        return address;
    }

    byte[] passkeyHandle() {
        return passkeyHandle;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    int version() {
        return version;
    }
}
