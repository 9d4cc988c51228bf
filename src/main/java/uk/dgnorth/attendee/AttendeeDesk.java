package uk.dgnorth.attendee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.registration.Admission;
import uk.dgnorth.registration.ManageLinks;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationEmails;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.registration.RegistrationViews;
import uk.dgnorth.registration.Status;
import uk.dgnorth.ticket.QrCode;

/** Serves attendees. */
@ApplicationScoped
class AttendeeDesk {

    private final Admission admission;
    private final RegistrationViews views;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final AbuseLimits limits;

    AttendeeDesk(
            Admission admission,
            RegistrationViews views,
            RegistrationEmails emails,
            ManageLinks links,
            AbuseLimits limits) {
        this.admission = admission;
        this.views = views;
        this.emails = emails;
        this.links = links;
        this.limits = limits;
    }

    @Transactional
    RegistrationView show(long registrationId) {
        return views.of(find(registrationId));
    }

    @Transactional
    RegistrationView cancel(long registrationId) {
        var registration = Registration.lock(registrationId);
        admission.cancel(registration, "attendee");
        return views.of(registration);
    }

    /** The QR of the ticket as a PNG. */
    @Transactional
    byte[] ticketImage(long registrationId) {
        var ticket = views.of(find(registrationId)).ticket();
        if (ticket == null) {
            throw new NotFound("ticket");
        }
        return QrCode.png(ticket.code());
    }

    /** The calendar entry as iCalendar (RFC 5545). */
    @Transactional
    byte[] calendarEntry(long registrationId) {
        var registration = find(registrationId);
        if (registration.status() != Status.CONFIRMED && registration.status() != Status.CANCELLED) {
            throw new NotFound("calendar entry");
        }
        return emails.calendarEntry(registration);
    }

    /** Sends a link to whoever reads the address's mail, if it has a registration; the answer never tells. */
    @Transactional
    void sendAccessLink(String slug, String typed) {
        var event = Event.findBySlug(slug).orElseThrow(() -> new NotFound("event"));
        var address = EmailAddress.parse(typed)
                .orElseThrow(() -> new InvalidRequest(FieldError.in(
                        "#/email", "Enter an email address in the correct format, like name@example.gov.uk")));
        limits.letter(address.normalised());
        Registration.findLatest(event, address.normalised())
                .ifPresent(registration -> emails.accessLink(registration, links.newLink(registration)));
    }

    private static Registration find(long registrationId) {
        return Registration.<Registration>findByIdOptional(registrationId)
                .orElseThrow(() -> new NotFound("registration"));
    }
}
