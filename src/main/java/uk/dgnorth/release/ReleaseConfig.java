package uk.dgnorth.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of releases. */
@ConfigMapping(prefix = "dgn.programme")
interface ReleaseConfig {

    /** What people need to get from one session to the next; less gives a warning before a release. */
    @WithDefault("5m")
    Duration changeover();
}
