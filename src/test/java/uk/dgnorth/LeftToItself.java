package uk.dgnorth;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service does by itself what other tests do for it: it sends letters once they are committed, and keeps pages. */
public class LeftToItself implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dgn.mail.dispatch",
                "true",
                // Longer than a test takes, so that nothing depends on how fast it is.
                "dgn.site.page-freshness",
                "1h");
    }
}
