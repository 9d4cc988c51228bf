package uk.dgnorth.application;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.registration.Answers;
import uk.dgnorth.registration.Registration;

/**
 * One submission of the form: its own answers, its own code and link. Several may wait for one address; the first
 * that is proved supplies the answers and the others die. Changed only under the lock of its registration.
 */
@Entity
class Application extends PanacheEntityBase {

    static final int WRONG_CODES_AT_MOST = 5;
    static final String CODE = "application-code";
    static final String LINK = "application-link";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String pendingId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Registration registration;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private PlaceType placeType;

    private String email;

    @Embedded
    private Answers answers;

    private String[] sessions;
    private byte[] codeHash;
    private byte[] linkHash;
    private Instant codeExpiresAt;
    private int wrongCodes;
    private String clientNetwork;
    private Instant submittedAt;
    private boolean takesOver;
    private @Nullable Instant provedAt;
    private @Nullable Instant endedAt;

    /** For Hibernate; {@link Submissions} writes applications. */
    @SuppressWarnings("NullAway.Init")
    protected Application() {}

    /**
     * Locks the registration first, and only then reads the application: all its applications are guarded by that one
     * lock, so two of them proved at once never wait for each other.
     */
    static Application lock(String event, String pendingId) {
        var registrationId = find(
                        "select a.registration.id from Application a"
                                + " where a.pendingId = ?1 and a.registration.event.slug = ?2",
                        pendingId,
                        event)
                .project(Long.class)
                .firstResultOptional()
                .orElseThrow(() -> new NotFound("application"));
        Registration.lock(registrationId);
        return find("pendingId", pendingId).singleResult();
    }

    static long registrationOf(String pendingId) {
        return find("select a.registration.id from Application a where a.pendingId = ?1", pendingId)
                .project(Long.class)
                .singleResult();
    }

    static Optional<Application> findByLink(byte[] linkHash) {
        return find("linkHash", linkHash).firstResultOptional();
    }

    /**
     * The other submissions for this registration can no longer be proved. An invitation to take a place over outlives
     * an own form: its owner can still say yes.
     */
    void endOthers(Instant now) {
        update(
                "endedAt = ?1 where registration = ?2 and id <> ?3 and provedAt is null and endedAt is null"
                        + (takesOver ? "" : " and takesOver = false"),
                now,
                registration,
                id);
    }

    /** Nobody can say yes any more to taking a place over. */
    static void endInvitations(Registration registration, Instant now) {
        update(
                "endedAt = ?1 where registration = ?2 and takesOver = true and provedAt is null and endedAt is null",
                now,
                registration);
    }

    static boolean anyOpen(Registration registration, Instant now) {
        return count(
                        "registration = ?1 and provedAt is null and endedAt is null and codeExpiresAt > ?2",
                        registration,
                        now)
                > 0;
    }

    boolean isProvedBy(Proof proof, Secrets secrets) {
        var code = proof.code();
        var token = proof.token();
        return code != null
                ? secrets.matches(CODE, pendingId + ":" + code, codeHash)
                : token != null && secrets.matches(LINK, token, linkHash);
    }

    /** Counts a wrong code. */
    void mistyped() {
        wrongCodes++;
    }

    int triesLeft() {
        return WRONG_CODES_AT_MOST - wrongCodes;
    }

    boolean isOver(Instant now) {
        return endedAt != null || !now.isBefore(codeExpiresAt);
    }

    /** Whether proving it is to agree to take over the place of whoever wrote it. */
    boolean takesOver() {
        return takesOver;
    }

    boolean isProved() {
        return provedAt != null;
    }

    void proved(Instant now) {
        provedAt = now;
    }

    /** A new code and link take the place of the old ones, and the tries start again. */
    void recode(byte[] newCodeHash, byte[] newLinkHash) {
        codeHash = newCodeHash;
        linkHash = newLinkHash;
        wrongCodes = 0;
    }

    String pendingId() {
        return pendingId;
    }

    Registration registration() {
        return registration;
    }

    PlaceType placeType() {
        return placeType;
    }

    String email() {
        return email;
    }

    Answers answers() {
        return answers;
    }

    /** The slugs of those that were wished for. */
    List<String> sessions() {
        return List.of(sessions);
    }

    Instant codeExpiresAt() {
        return codeExpiresAt;
    }

    String clientNetwork() {
        return clientNetwork;
    }
}
