package uk.dgnorth.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who sent the request that is being answered. */
@RequestScoped
public class CurrentCaller {

    /** The name of whoever uses the configured organiser token, which may be many. */
    public static final String SHARED_ORGANISER = "organiser-token";

    static final String REGISTRATION = "registration";

    static final String ADDRESS = "address";

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
