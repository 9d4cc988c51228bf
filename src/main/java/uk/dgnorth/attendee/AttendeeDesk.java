package uk.dgnorth.attendee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.registration.Answers;
import uk.dgnorth.registration.Departures;
import uk.dgnorth.registration.ManageLinks;
import uk.dgnorth.registration.Offers;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.registration.Referrals;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationEmails;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.registration.RegistrationViews;
import uk.dgnorth.registration.Status;
import uk.dgnorth.ticket.QrCode;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Versioned;

/** Serves attendees. */
@ApplicationScoped
class AttendeeDesk {

    private final Departures departures;
    private final Offers offers;
    private final Referrals referrals;
    private final RegistrationViews views;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final AbuseLimits limits;
    private final Validator validator;
    private final Audit audit;
    private final Clock clock;

    AttendeeDesk(
            Departures departures,
            Offers offers,
            Referrals referrals,
            RegistrationViews views,
            RegistrationEmails emails,
            ManageLinks links,
            AbuseLimits limits,
            Validator validator,
            Audit audit,
            Clock clock) {
        this.departures = departures;
        this.offers = offers;
        this.referrals = referrals;
        this.views = views;
        this.emails = emails;
        this.links = links;
        this.limits = limits;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    RegistrationView show(long registrationId) {
        return views.of(find(registrationId));
    }

    /** With the version that its ETag names. */
    @Transactional
    Versioned<RegistrationView> showVersion(long registrationId) {
        return versioned(find(registrationId));
    }

    /** Takes over what is sent, if nobody changed the registration since it was read. */
    @Transactional
    Versioned<RegistrationView> changeDetails(long registrationId, IfMatch ifMatch, DetailsPatch patch) {
        var registration = Registration.lock(registrationId);
        registration.demandForAttendee("change-details", clock.instant());
        ifMatch.demand(registration.version());
        if (patch.changesAddress(registration.email())) {
            throw new InvalidRequest(FieldError.in(
                    "#/email", "The address cannot be changed here. Cancel, and register with the other address."));
        }
        change(registration, patch.appliedTo(Details.of(answers(registration))));
        return versioned(registration);
    }

    @Transactional
    void changeDetails(long registrationId, Details details) {
        var registration = Registration.lock(registrationId);
        registration.demandForAttendee("change-details", clock.instant());
        change(registration, details);
    }

    /** What is as it was is written nowhere. The audit trail names what changed, and no value. */
    private void change(Registration registration, Details details) {
        demandValid(details);
        var before = Details.of(answers(registration));
        if (details.equals(before)) {
            return;
        }
        registration.correct(details.appliedTo(answers(registration)));
        audit.add(AuditEntry.of(
                        "attendee", "details changed", registration.event().slug(), registration.reference())
                .changing(Map.of(), Map.of("fields", details.differencesFrom(before))));
        Registration.flush();
    }

    private void demandValid(Details details) {
        var errors = validator.validate(details).stream()
                .map(violation -> FieldError.in("#/" + violation.getPropertyPath(), violation.getMessage()))
                .toArray(FieldError[]::new);
        if (errors.length > 0) {
            throw new InvalidRequest(errors);
        }
    }

    @Transactional
    RegistrationView appeal(long registrationId, ReferralDetails details) {
        var registration = Registration.lock(registrationId);
        referrals.appeal(registration, details);
        return views.of(registration);
    }

    @Transactional
    RegistrationView answer(long registrationId, QuestionAnswer answer) {
        var registration = Registration.lock(registrationId);
        referrals.answer(registration, answer.answer().strip());
        return views.of(registration);
    }

    @Transactional
    RegistrationView cancel(long registrationId) {
        var registration = Registration.lock(registrationId);
        departures.cancel(registration, "attendee");
        return views.of(registration);
    }

    @Transactional
    RegistrationView acceptOffer(long registrationId) {
        var registration = Registration.lock(registrationId);
        offers.accept(registration);
        return views.of(registration);
    }

    @Transactional
    RegistrationView refuseOffer(long registrationId) {
        var registration = Registration.lock(registrationId);
        departures.refuseOffer(registration);
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
        var event = Event.demand(slug);
        var address = EmailAddress.parse(typed)
                .orElseThrow(() -> new InvalidRequest(FieldError.in(
                        "#/email", "Enter an email address in the correct format, like name@example.gov.uk")));
        limits.letter(address.normalised());
        Registration.findLatest(event, address.normalised())
                .ifPresentOrElse(this::sendAccessLink, () -> sendAccessLinkToNobody(event));
    }

    /** The work of the other where there is no registration: the time of the answer must not tell. */
    private void sendAccessLinkToNobody(Event event) {
        audit.addNothing();
        emails.accessLinkToNobody(event, links.linkToNothing());
    }

    private void sendAccessLink(Registration registration) {
        audit.add(AuditEntry.of(
                AuditEntry.NOBODY, "asked for a new link", registration.event().slug(), registration.reference()));
        emails.accessLink(registration, links.newLink(registration));
    }

    private Versioned<RegistrationView> versioned(Registration registration) {
        return new Versioned<>(views.of(registration), registration.version());
    }

    private static Answers answers(Registration registration) {
        return Objects.requireNonNull(registration.answers(), "an attendee's address is proved");
    }

    private static Registration find(long registrationId) {
        return Registration.<Registration>findByIdOptional(registrationId)
                .orElseThrow(() -> new NotFound("registration"));
    }
}
