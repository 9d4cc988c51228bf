package uk.dgnorth.colleague;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of places for colleagues. */
@ConfigMapping(prefix = "dgn.colleague")
interface ColleagueConfig {

    /** How long a colleague has to confirm, at least, and a place is kept for them: moved into working hours. */
    @WithDefault("24h")
    Duration answerWithin();
}
