package uk.dgnorth.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who sent the request that is being answered. */
@RequestScoped
public class CurrentCaller {

    /** The name of whoever uses the configured organiser token, which may be many. */
    public static final String SHARED_ORGANISER = "organiser-token";

    static final String REGISTRATION = "registration";

    static final String ADDRESS = "address";

    static final String GRANTS = "grants";

    static final String SESSION = "session";

    static final String TOKEN = "token";

    private static final String ACCOUNT = "account-";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The registration that the caller's access token opens; only behind {@code @RolesAllowed(Role.ATTENDEE)}. */
    public long registrationId() {
        Long id = identity.getAttribute(REGISTRATION);
        if (id == null) {
            throw new IllegalStateException("Asked for the registration of a caller who has none");
        }
        return id;
    }

    /** The address that the caller has proved; only behind {@code @RolesAllowed(Role.SPEAKER)}. */
    public String address() {
        String address = identity.getAttribute(ADDRESS);
        if (address == null) {
            throw new IllegalStateException("Asked for the address of a caller who has proved none");
        }
        return address;
    }

    /** The browser that the caller has signed in with; only behind {@code @RolesAllowed(Role.TEAM)}. */
    public AccountSessions.SignedIn session() {
        AccountSessions.SignedIn session = identity.getAttribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("Asked for the session of a caller who has none");
        }
        return session;
    }

    /** The token that the caller's program came with; empty for browsers and for the configured organiser token. */
    public Optional<ApiTokens.ApiToken> token() {
        return Optional.ofNullable(identity.getAttribute(TOKEN));
    }

    /** The caller's account; empty for the configured organiser token and for whoever needs no account. */
    public OptionalLong accountId() {
        var name = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        return name.startsWith(ACCOUNT)
                ? OptionalLong.of(Long.parseLong(name.substring(ACCOUNT.length())))
                : OptionalLong.empty();
    }

    /** What the caller's account was given, wherever it holds. */
    public List<Grant> grants() {
        List<Grant> grants = identity.getAttribute(GRANTS);
        return grants == null ? List.of() : grants;
    }

    /** Whether the caller's account is an organiser of an event. */
    public boolean organises(String event) {
        return grants().stream().anyMatch(grant -> grant.role().equals(Role.ORGANISER) && grant.holdsAt(event));
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** The name of an account in the audit trail. */
    public static String accountName(long accountId) {
        return ACCOUNT + accountId;
    }

    public boolean isOrganiser() {
        return identity.hasRole(Role.ORGANISER);
    }

    /** A name for audit and idempotency: never personal data. */
    public String name() {
        Long id = identity.getAttribute(REGISTRATION);
        if (id != null) {
            return "registration-" + id;
        }
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }
}
