package uk.dgnorth.registration;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A registration as its attendee sees it. */
public record RegistrationView(
        @Schema(examples = "MZXW6YTB") String reference,
        Status status,
        EventLine event,
        @Schema(examples = "public-sector") String placeType,
        @Nullable String fullName,
        @Nullable String badgeName,
        String email,
        @Nullable String jobTitle,
        @Nullable String organisation,
        Eligibility eligibility,

        @Schema(description = "Sessions in which I hold a place, by slug")
        List<String> sessions,

        @Schema(description = "Sessions for whose waiting list I am down")
        List<String> sessionsWaiting,

        @Schema(description = "Sessions that are booked as soon as I have a place at the event")
        List<String> sessionsWished,

        @Nullable Waiting waiting,
        @Nullable Offer offer,
        @Nullable Substitution substitution,

        @Nullable @Schema(description = "Why whoever was named last does not take my place over, so that I keep it")
        SubstitutionEnd substitutionEnd,

        @Nullable Ticket ticket,
        @Nullable Instant answerDueAt,
        List<QuestionView> questions,
        @Nullable Instant checkedInAt,
        List<Step> timeline,
        List<String> actions) {

    /** The question that waits for an answer, if one does. */
    public @Nullable QuestionView openQuestion() {
        return questions.stream().filter(QuestionView::isOpen).findFirst().orElse(null);
    }

    /** The event in a line; its own resource has the rest. */
    public record EventLine(
            String slug, String name, Instant startsAt, Instant endsAt, String timezone, boolean offers) {}

    /** What was decided about the address, in the applicant's words. */
    public record Eligibility(
            String outcome, String explanation, @Nullable String organisation) {}

    /** The place on the waiting list, from 1. */
    public record Waiting(long position) {}

    /** A place that is kept until its attendee has to have accepted it. */
    public record Offer(Instant expiresAt) {}

    /**
     * Whoever was named to take the place over.
     *
     * @param status unconfirmed until they agree, or referred while a person has to decide; a registration of their own
     *     is nobody else's business
     */
    public record Substitution(
            Status status,
            @Schema(examples = "t•••@wigan.gov.uk") String sentTo) {}

    /** The text code of the ticket; the QR holds the same. */
    public record Ticket(String code) {}

    /** One thing that happened. */
    public record Step(Instant at, String what) {}
}
