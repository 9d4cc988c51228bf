package uk.dgnorth.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who the letters come from: an address, and names for letters, on the host that the links in them lead to. */
@ApplicationScoped
class Sender {

    private final MailConfig config;
    private final String host;

    Sender(
            MailConfig config,
            @ConfigProperty(name = "dgn.public-url", defaultValue = "http://localhost:8080") URI publicUrl) {
        this.config = config;
        this.host = Optional.ofNullable(publicUrl.getHost()).orElse("localhost");
    }

    String from() {
        return config.from().orElse("Digital Government North <no-reply@" + host + ">");
    }

    Optional<String> replyTo() {
        return config.replyTo();
    }

    /** Names one letter once and for all (RFC 5322, section 3.6.4): a repeat can be told by it. */
    String newMessageId() {
        return "<" + UUID.randomUUID() + "@" + host + ">";
    }
}
