package uk.dgnorth.proposal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import uk.dgnorth.programme.Format;
import uk.dgnorth.web.MultiLine;

/** What organisers ask for, and until when. */
public record Call(
        @NotNull(message = "Say from when proposals can be made") @Schema(examples = "2027-02-01T09:00:00Z")
        Instant opensAt,

        @NotNull(message = "Say until when proposals can be made") @Schema(examples = "2027-04-30T22:59:00Z")
        Instant deadline,

        @NotBlank(message = "Say what you are looking for")
        @Size(max = 5000, message = "Use at most 5,000 characters")
        @MultiLine
        String introduction,

        @NotEmpty(message = "Offer at least one format") @UniqueElements(message = "Offer each format once")
        List<@NotNull(message = "Choose a format") Format> formats,

        @Size(max = 10, message = "Ask at most 10 questions")
        List<@NotNull(message = "Describe the question") @Valid Question> questions) {

    public Call {
        questions = Objects.requireNonNullElse(questions, List.of());
    }

    /** Whether proposals can be started, changed and submitted: until just before the deadline. */
    public boolean isOpen(Instant now) {
        return hasOpened(now) && !isOver(now);
    }

    boolean hasOpened(Instant now) {
        return !now.isBefore(opensAt);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(deadline);
    }
}
