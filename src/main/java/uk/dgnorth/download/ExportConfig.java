package uk.dgnorth.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the files that organisers download. */
@ConfigMapping(prefix = "dgn.export")
public interface ExportConfig {

    /** Files that one instance writes at once: each keeps a connection until its client has read it all. */
    @WithDefault("2")
    int atOnce();

    /** How long a slow client may take over one file. A client that reads nothing at all is dropped much sooner. */
    @WithDefault("15m")
    Duration timeLimit();
}
