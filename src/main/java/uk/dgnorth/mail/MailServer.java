package uk.dgnorth.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.Mailers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server that letters go to, if one is configured; else they are captured for the development inbox. */
@ApplicationScoped
class MailServer {

    /** Where Quarkus gives its own default, {@code localhost}, nobody has named a mail server. */
    private static final int DEFAULTS = Integer.MIN_VALUE;

    private final ConfigValue host;

    MailServer(@ConfigProperty(name = "quarkus.mailer.host") ConfigValue host) {
        this.host = host;
    }

    boolean isConfigured() {
        return host.getValue() != null && host.getSourceOrdinal() > DEFAULTS;
    }

    /** @param mailer not used itself: Quarkus builds no mailer at all unless one is asked for somewhere */
    @Produces
    @Singleton
    Delivery delivery(
            ReactiveMailer mailer,
            InjectableInstance<Mailers> mailers,
            Sender sender,
            MailConfig config,
            ObjectMapper json,
            AgroalDataSource database,
            Clock clock) {
        return isConfigured()
                ? new SmtpDelivery(mailers, sender, config, json)
                : new CapturedDelivery(database, sender, config, clock);
    }
}
