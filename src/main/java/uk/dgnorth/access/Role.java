package uk.dgnorth.access;

import java.util.Set;

/** The names of the roles, as {@code @RolesAllowed} takes them. docs/roles.md says what each may do. */
public final class Role {

    public static final String ORGANISER = "organiser";
    /** Decides referrals. */
    public static final String REVIEWER = "reviewer";
    /** Works the door. */
    public static final String STEWARD = "steward";
    /** Sees access and dietary needs. */
    public static final String NEEDS_READER = "needs-reader";

    public static final String ATTENDEE = "attendee";
    /** Acts for speakers of programmes, or for some of them as a delegate. */
    public static final String SPEAKER = "speaker";

    /** Whoever has an account, whatever they may do where. */
    public static final String TEAM = "team";
    /** Whoever has an account and has just proved again who they are. */
    public static final String PROVED = "proved";
    /** An organiser who has just proved again who they are, or a token made for it: takes lists of people away. */
    public static final String EXPORTER = "exporter";
    /** Makes events, which nobody has a role at yet. */
    public static final String ORGANISER_OF_ALL = "organiser-of-all";
    /** An organiser of every event who has just proved again who they are: gives and takes roles. */
    public static final String ACCOUNT_KEEPER = "account-keeper";

    /** What an account can be given, for one event or for all. */
    public static final Set<String> GIVEN = Set.of(ORGANISER, REVIEWER, STEWARD, NEEDS_READER);

    private Role() {}
}
