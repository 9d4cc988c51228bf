package uk.dgnorth.speaker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the speakers' desk. */
@ConfigMapping(prefix = "dgn.speaker")
interface SpeakerConfig {

    /** How long the link of an invitation can be used. */
    @WithDefault("14d")
    Duration invitationLifetime();

    /** How long the code of a sign-in can be used. */
    @WithDefault("10m")
    Duration codeLifetime();

    /** How long somebody stays signed in after they last used the pages. */
    @WithDefault("12h")
    Duration sessionLifetime();

    /** How long before the event each task is due. */
    @WithDefault("70d")
    Duration availabilityBefore();

    @WithDefault("56d")
    Duration confirmationBefore();

    @WithDefault("56d")
    Duration abstractBefore();

    @WithDefault("42d")
    Duration biographyBefore();

    @WithDefault("42d")
    Duration photoBefore();

    @WithDefault("42d")
    Duration consentBefore();

    @WithDefault("28d")
    Duration needsBefore();

    @WithDefault("7d")
    Duration slidesBefore();

    /** How long after the end of its event what a speaker needs is kept. */
    @WithDefault("14d")
    Duration keepNeedsAfterEvent();
}
