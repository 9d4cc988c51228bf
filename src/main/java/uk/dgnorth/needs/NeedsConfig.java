package uk.dgnorth.needs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of access and dietary needs. */
@ConfigMapping(prefix = "dgn.needs")
interface NeedsConfig {

    /** How long after the end of its event a need is kept. */
    @WithDefault("14d")
    Duration keepAfterEvent();
}
