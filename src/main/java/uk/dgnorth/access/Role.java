package uk.dgnorth.access;

/** The names of the roles, as {@code @RolesAllowed} takes them. */
public final class Role {

    public static final String ORGANISER = "organiser";
    /** Sees access and dietary needs. */
    public static final String NEEDS_READER = "needs-reader";

    public static final String ATTENDEE = "attendee";
    /** Acts for speakers of programmes, or for some of them as a delegate. */
    public static final String SPEAKER = "speaker";

    private Role() {}
}
