package uk.dgnorth.access;

/** What a token may be used for, out of what the account that made it may do. */
public final class Scope {

    /** To read as an organiser. */
    public static final String READ = "read";
    /** To read and change as an organiser. */
    public static final String WRITE = "write";
    /** To take lists of people away. */
    public static final String EXPORT = "export";
    /** To decide referrals. */
    public static final String REFERRALS = "referrals";
    /** To check people in. */
    public static final String CHECK_IN = "check-in";
    /** To read access and dietary needs. */
    public static final String NEEDS = "needs";

    private Scope() {}
}
