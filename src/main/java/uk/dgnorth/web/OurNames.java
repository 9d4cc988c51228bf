package uk.dgnorth.web;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import uk.dgnorth.start.Development;

/** The host names that the service answers to, at whatever port: a proxy in front has one of its own. */
@Singleton
class OurNames {

    private final Set<String> names;
    private final boolean loopbackToo;

    OurNames(
            @ConfigProperty(name = "dgn.public-url") URI publicUrl,
            @ConfigProperty(name = "dgn.other-hosts") Optional<List<String>> otherHosts,
            Development development) {
        this.names = Stream.concat(
                        Stream.ofNullable(publicUrl.getHost()),
                        otherHosts.stream().flatMap(List::stream))
                .map(OurNames::lowerCase)
                .collect(Collectors.toUnmodifiableSet());
        this.loopbackToo = development.on();
    }

    /** @param host as it was called, without a port */
    boolean contains(String host) {
        return names.contains(lowerCase(host)) || (loopbackToo && Development.isLoopback(host));
    }

    private static String lowerCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
