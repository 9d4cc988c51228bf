package uk.dgnorth.registration;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.mail.Attachment;
import uk.dgnorth.mail.Letter;
import uk.dgnorth.mail.Outbox;
import uk.dgnorth.mail.Words;
import uk.dgnorth.ticket.CalendarEntry;
import uk.dgnorth.ticket.QrCode;

/** Writes the letters about a registration, each in the transaction of what it tells. */
@ApplicationScoped
public class RegistrationEmails {

    private final Outbox outbox;
    private final Tickets tickets;

    RegistrationEmails(Outbox outbox, Tickets tickets) {
        this.outbox = outbox;
        this.tickets = tickets;
    }

    /** Somebody typed this address: the code and the link let its owner prove it. */
    public void askToConfirm(
            Event event,
            String reference,
            Addressee to,
            String code,
            URI link,
            Instant codeExpiresAt,
            @Nullable Instant holdExpiresAt,
            Instant now) {
        var kind = LetterKind.CONFIRM_ADDRESS;
        var head = LetterHead.of(kind, event, reference, to);
        var times = new EventTimes(event.timezone(), to.language());
        send(
                kind,
                event,
                to.email(),
                head,
                LetterTemplates.confirmAddress(
                        head,
                        code,
                        link,
                        times.deadline(codeExpiresAt),
                        holdExpiresAt == null ? null : times.length(Duration.between(now, holdExpiresAt)),
                        holdExpiresAt == null ? null : times.deadline(holdExpiresAt)),
                List.of());
    }

    /** Somebody else asked for a place for this address, or wants to pass their own on. */
    public void invite(
            Event event,
            String reference,
            Addressee to,
            Inviter by,
            String code,
            URI link,
            Instant codeExpiresAt,
            boolean holdsPlace) {
        var kind = LetterKind.INVITED;
        var head = LetterHead.of(kind, event, reference, to);
        var codeEnds = new EventTimes(event.timezone(), to.language()).deadline(codeExpiresAt);
        send(
                kind,
                event,
                to.email(),
                head,
                LetterTemplates.invited(
                        head, LetterHead.harmless(by.name()), by.isForOwnPlace(), code, link, codeEnds, holdsPlace),
                List.of());
    }

    /** Somebody else comes in their place now. */
    void placePassedOn(Registration registration, Enclosure enclosure) {
        var kind = LetterKind.PLACE_PASSED_ON;
        var head = headOf(kind, registration);
        var files = new ArrayList<Attachment>(List.of(calendarFile(registration)));
        files.addAll(enclosure.files());
        send(
                kind,
                registration.event(),
                registration.email(),
                head,
                LetterTemplates.placePassedOn(head, enclosure.news()),
                files);
    }

    /** Nobody comes in their place after all. */
    void placeStays(Registration holder, SubstitutionEnd end, URI manageLink) {
        var head = headOf(LetterKind.PLACE_STAYS, holder);
        var say = MessageBundles.get(
                LetterMessages.class, Localized.Literal.of(head.language().code()));
        var because = switch (end) {
            case DECLINED -> say.substituteDeclined();
            case LAPSED -> say.substituteLapsed();
            case NOT_TAKEN -> say.substituteDoesNotTakeIt();
        };
        send(LetterKind.PLACE_STAYS, holder, head, LetterTemplates.placeStays(head, because, manageLink));
    }

    /** Greets nobody: the name that was typed with the address is a stranger's, for all we know. */
    public void alreadyRegistered(
            Event event, String reference, Addressee to, String code, URI link, Instant codeExpiresAt) {
        var kind = LetterKind.ALREADY_REGISTERED;
        var head = LetterHead.of(kind, event, reference, to.unnamed());
        var codeEnds = new EventTimes(event.timezone(), to.language()).deadline(codeExpiresAt);
        send(kind, event, to.email(), head, LetterTemplates.alreadyRegistered(head, code, link, codeEnds), List.of());
    }

    void placeConfirmed(Registration registration, URI manageLink, Enclosure enclosure) {
        sendTicket(LetterKind.PLACE_CONFIRMED, registration, manageLink, enclosure, LetterTemplates::placeConfirmed);
    }

    /** From the waiting list to a place. */
    void placeFound(Registration registration, URI manageLink, Enclosure enclosure) {
        sendTicket(LetterKind.PLACE_FOUND, registration, manageLink, enclosure, LetterTemplates::placeFound);
    }

    /** A person said yes, and a place was free. */
    void approved(Registration registration, URI manageLink, Enclosure enclosure) {
        sendTicket(
                LetterKind.PLACE_APPROVED,
                registration,
                manageLink,
                enclosure,
                (head, ticket, link) -> LetterTemplates.placeApproved(
                        head,
                        ticket,
                        link,
                        registration.decision().publicSector(head.language().locale())));
    }

    void onWaitingList(Registration registration, URI manageLink) {
        var head = headOf(LetterKind.ON_WAITING_LIST, registration);
        send(
                LetterKind.ON_WAITING_LIST,
                registration,
                head,
                LetterTemplates.onWaitingList(
                        head,
                        registration.wasReferred(),
                        registration.decision().publicSector(head.language().locale()),
                        registration.event().offers(),
                        manageLink));
    }

    /** From the waiting list to a place that is kept until somebody says whether they come. */
    void placeOffered(Registration registration, URI manageLink) {
        var head = headOf(LetterKind.PLACE_OFFERED, registration);
        var until = Objects.requireNonNull(registration.offerExpiresAt(), "an offer has an end");
        send(
                LetterKind.PLACE_OFFERED,
                registration,
                head,
                LetterTemplates.placeOffered(
                        head,
                        new EventTimes(registration.event().timezone(), head.language()).deadline(until),
                        registration.hasLetAnOfferGo(),
                        manageLink));
    }

    void offerLapsed(Registration registration, URI manageLink) {
        var head = headOf(LetterKind.OFFER_LAPSED, registration);
        send(LetterKind.OFFER_LAPSED, registration, head, LetterTemplates.offerLapsed(head, manageLink));
    }

    /** The second time; there is nothing left to manage. */
    void offerLapsedForGood(Registration registration) {
        var head = headOf(LetterKind.OFFER_LAPSED_FOR_GOOD, registration);
        send(LetterKind.OFFER_LAPSED_FOR_GOOD, registration, head, LetterTemplates.offerLapsedForGood(head));
    }

    /** A person has to decide. */
    void beingChecked(Registration registration, URI manageLink) {
        beingChecked(registration, false, manageLink);
    }

    /** Somebody else has to decide again. */
    void beingCheckedAgain(Registration registration, URI manageLink) {
        beingChecked(registration, true, manageLink);
    }

    private void beingChecked(Registration registration, boolean again, URI manageLink) {
        var head = headOf(LetterKind.BEING_CHECKED, registration);
        var dueAt = registration.referralDueAt();
        var answerBy =
                dueAt == null ? null : new EventTimes(registration.event().timezone(), head.language()).deadline(dueAt);
        send(
                LetterKind.BEING_CHECKED,
                registration,
                head,
                LetterTemplates.beingChecked(head, again, answerBy, registration.holdsPlace(), manageLink));
    }

    /** @param appealLink where the attendee can still ask for somebody else to look */
    void declined(
            Registration registration,
            String reason,
            @Nullable DeclineReason because,
            @Nullable String words,
            @Nullable URI appealLink) {
        var head = headOf(LetterKind.DECLINED, registration);
        var say = MessageBundles.get(
                LetterMessages.class, Localized.Literal.of(head.language().code()));
        send(
                LetterKind.DECLINED,
                registration,
                head,
                LetterTemplates.declined(
                        head,
                        words == null ? words(because, say) : words,
                        reason.lines().toList(),
                        appealLink));
    }

    private static @Nullable String words(@Nullable DeclineReason because, LetterMessages say) {
        if (because == null) {
            return null;
        }
        return switch (because) {
            case NOT_PUBLIC_SECTOR -> say.becauseNotPublicSector();
            case PRIVATE_COMPANY -> say.becausePrivateCompany();
            case NOT_SHOWN -> say.becauseNotShown();
            case PERSONAL_ADDRESS -> say.becausePersonalAddress();
            case SHARED_MAILBOX -> say.becauseSharedMailbox();
            case OTHER -> null;
        };
    }

    /** A person cannot tell yet, and asks the applicant. */
    void question(Registration registration, String question, Instant answerBy, URI manageLink) {
        var head = headOf(LetterKind.QUESTION, registration);
        var when = new EventTimes(registration.event().timezone(), head.language()).deadline(answerBy);
        send(
                LetterKind.QUESTION,
                registration,
                head,
                LetterTemplates.question(head, question.lines().toList(), when, registration.holdsPlace(), manageLink));
    }

    void cancelled(Registration registration, boolean hadPlace, Enclosure enclosure) {
        var head = headOf(LetterKind.CANCELLED, registration);
        var files = new ArrayList<Attachment>();
        if (hadPlace) {
            files.add(calendarFile(registration));
        }
        files.addAll(enclosure.files());
        send(
                LetterKind.CANCELLED,
                registration.event(),
                registration.email(),
                head,
                LetterTemplates.cancelled(head, hadPlace, enclosure.news()),
                files);
    }

    /** No answer came in time; a place that was kept until then goes back. */
    void answerLate(Registration registration) {
        var head = headOf(LetterKind.HOLD_LAPSED, registration);
        send(LetterKind.HOLD_LAPSED, registration, head, LetterTemplates.holdLapsed(head, registration.holdsPlace()));
    }

    public void accessLink(Registration registration, URI manageLink) {
        var head = headOf(LetterKind.ACCESS_LINK, registration);
        send(LetterKind.ACCESS_LINK, registration, head, LetterTemplates.accessLink(head, manageLink));
    }

    /**
     * Writes a letter about something else that goes with a registration, in the words of whoever keeps that. It carries a
     * link that opens the registration, and so a secret. Sending it is for the caller.
     *
     * @param kind a lasting name, kept with the letter
     */
    public Letter about(
            Registration registration,
            String kind,
            String subject,
            Function<LetterHead, TemplateInstance> words,
            List<Attachment> attachments) {
        var head = LetterHead.of(subject, registration.event(), registration.reference(), Addressee.of(registration));
        return write(kind, true, registration.event(), registration.email(), head, words.apply(head), attachments);
    }

    /** The file that letters about a place bring along, to be had at any time. */
    public byte[] calendarEntry(Registration registration) {
        return calendarEntryOf(registration).ics();
    }

    public CalendarEntry calendarEntryOf(Registration registration) {
        return tickets.calendarEntryOf(registration);
    }

    /** The words of a letter that brings a ticket; only its opening differs. */
    private interface TicketTemplate {
        TemplateInstance with(LetterHead head, TicketWords ticket, URI manageLink);
    }

    private void sendTicket(
            LetterKind kind, Registration registration, URI manageLink, Enclosure enclosure, TicketTemplate words) {
        var head = headOf(kind, registration);
        var ticket = new TicketWords(tickets.codeOf(registration), tickets.imageIdOf(registration), enclosure.news());
        var files = new ArrayList<Attachment>();
        files.add(new Attachment("ticket.png", "image/png", QrCode.png(ticket.code()), ticket.imageId()));
        files.add(calendarFile(registration));
        files.addAll(enclosure.files());
        send(kind, registration.event(), registration.email(), head, words.with(head, ticket, manageLink), files);
    }

    private Attachment calendarFile(Registration registration) {
        var entry = tickets.calendarEntryOf(registration);
        return new Attachment("event.ics", entry.contentType(), entry.ics(), null);
    }

    private static LetterHead headOf(LetterKind kind, Registration registration) {
        return LetterHead.of(kind, registration.event(), registration.reference(), Addressee.of(registration));
    }

    private void send(LetterKind kind, Registration registration, LetterHead head, TemplateInstance words) {
        send(kind, registration.event(), registration.email(), head, words, List.of());
    }

    private void send(
            LetterKind kind,
            Event event,
            String to,
            LetterHead head,
            TemplateInstance words,
            List<Attachment> attachments) {
        outbox.add(write(kind.word(), kind.isSecret(), event, to, head, words, attachments));
    }

    private static Letter write(
            String kind,
            boolean isSecret,
            Event event,
            String to,
            LetterHead head,
            TemplateInstance words,
            List<Attachment> attachments) {
        var written = Words.of(words, head.language().locale());
        return new Letter(
                event.slug(),
                head.reference(),
                kind,
                to,
                head.subject(),
                written.text(),
                written.html(),
                isSecret,
                attachments);
    }
}
