package uk.dgnorth.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of registrations. */
@ConfigMapping(prefix = "dgn.registration")
interface RegistrationConfig {

    /** Working days within which a referred applicant is promised an answer. */
    @WithDefault("2")
    int referralWorkingDays();

    /** The share of a place type's capacity that referred people may hold, in percent. */
    @WithDefault("10")
    int referralHoldPercent();

    /** Places that referred people of one email domain may hold at an event. */
    @WithDefault("5")
    int referralHoldsPerDomain();

    /** How long somebody has to accept an offered place, at least: the end is moved into working hours. */
    @WithDefault("24h")
    Duration offerLength();

    /** How often what has run out of time is looked for. */
    @WithDefault("5s")
    Duration sweepEvery();

    /** How long after the event an access token still opens its registration. */
    @WithDefault("30d")
    Duration accessAfterEvent();
}
