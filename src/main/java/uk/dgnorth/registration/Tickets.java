package uk.dgnorth.registration;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import uk.dgnorth.ticket.CalendarEntry;
import uk.dgnorth.ticket.TicketCodes;

/** What a registration's ticket and calendar entry say. */
@ApplicationScoped
class Tickets {

    private final TicketCodes codes;
    private final Clock clock;
    private final URI publicUrl;
    private final String host;

    Tickets(TicketCodes codes, Clock clock, @ConfigProperty(name = "dgn.public-url") URI publicUrl) {
        this.codes = codes;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.host = Objects.requireNonNullElse(publicUrl.getHost(), "localhost");
    }

    String codeOf(Registration registration) {
        return codes.codeFor(registration.reference(), registration.ticketSerial());
    }

    /** Unlike any other's in the world, as a Content-ID has to be. */
    String imageIdOf(Registration registration) {
        return "ticket." + nameInTheWorld(registration);
    }

    /**
     * Says nothing that opens the registration, as people share their calendars; takes itself back without a place. Both
     * an edit of the event and one of the registration raise its sequence.
     */
    CalendarEntry calendarEntryOf(Registration registration) {
        var event = registration.event();
        return new CalendarEntry(
                nameInTheWorld(registration),
                event.version() + registration.calendarSequence(),
                URI.create("mailto:no-reply@" + host),
                event.name(),
                note(registration),
                LetterHead.where(event),
                publicUrl,
                event.startsAt(),
                event.endsAt(),
                clock.instant(),
                registration.status() != Status.CONFIRMED);
    }

    private static String note(Registration registration) {
        return MessageBundles.get(
                        LetterMessages.class,
                        Localized.Literal.of(registration.language().code()))
                .calendarNote(registration.reference());
    }

    private String nameInTheWorld(Registration registration) {
        return registration.reference() + "@" + host;
    }
}
