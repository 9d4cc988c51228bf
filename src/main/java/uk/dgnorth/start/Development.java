package uk.dgnorth.start;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone is trying the service out on their own machine: on the embedded database, or at a public URL that
 * only this machine can reach. Decided when the service starts, never when it is built.
 */
@Singleton
public class Development {

    private final boolean on;

    @Inject
    public Development(
            @ConfigProperty(name = Main.EMBEDDED_IN_USE, defaultValue = "false") boolean embedded,
            @ConfigProperty(name = Main.PUBLIC_URL) URI publicUrl) {
        this.on = embedded || isLoopback(publicUrl.getHost());
    }

    public boolean on() {
        return on;
    }

    /** Judged by the name alone: asking the DNS would let somebody else decide. An IPv6 address stands in brackets. */
    public static boolean isLoopback(@Nullable String host) {
        var name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}
