package uk.dgnorth.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of asking for a place. */
@ConfigMapping(prefix = "dgn.application")
interface ApplicationConfig {

    /** How long a code and its link can be used. */
    @WithDefault("24h")
    Duration codeLifetime();

    /** How long a place is kept for somebody who has yet to prove the address. */
    @WithDefault("1h")
    Duration hold();
}
