package uk.dgnorth.access;

/** The names of the roles, as {@code @RolesAllowed} takes them. */
public final class Role {

    public static final String ORGANISER = "organiser";
    public static final String ATTENDEE = "attendee";

    private Role() {}
}
