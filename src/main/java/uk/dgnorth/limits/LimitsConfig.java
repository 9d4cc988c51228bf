package uk.dgnorth.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the abuse limits. */
@ConfigMapping(prefix = "dgn.limits")
interface LimitsConfig {

    @WithDefault("true")
    boolean enabled();

    /** Letters a stranger can set off, to one address in an hour. */
    @WithDefault("3")
    int lettersPerHour();

    @WithDefault("10")
    int lettersPerDay();

    /** Submissions from one client network that nobody has proved. */
    @WithDefault("60")
    int submissionsPerHour();

    /** Submissions for one email domain in an hour, before they are slowed down to one a second. */
    @WithDefault("200")
    int domainPerHour();

    /** Look-alike addresses from one client network in an hour, before somebody is told. */
    @WithDefault("3")
    int lookalikesPerHour();

    /** Eligibility checks from one client network in a minute. */
    @WithDefault("60")
    int checksPerMinute();

    /** Wrong codes for one address in a day, over all its applications. */
    @WithDefault("10")
    int wrongCodesPerDay();

    /** Wrong codes from one client network in an hour. */
    @WithDefault("60")
    int wrongCodesPerNetworkPerHour();

    /** New codes for one application in an hour. */
    @WithDefault("3")
    int newCodesPerHour();

    /** Codes to sign in that one client network can send to one address in an hour. */
    @WithDefault("5")
    int signInLettersPerHour();

    /** Codes to sign in that go to one address in an hour, whoever asks. */
    @WithDefault("20")
    int signInLettersPerAddressPerHour();

    /** Wrong codes and passwords of people with an account, from one client network in an hour. */
    @WithDefault("20")
    int wrongSignInsPerHour();

    /** Times that one client network can ask in an hour to sign in with a passkey. */
    @WithDefault("120")
    int passkeyChallengesPerHour();
}
