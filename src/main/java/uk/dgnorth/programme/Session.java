package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/**
 * A talk, workshop, panel or break. Without times it stays in the draft. Rooms, tracks and speakers are named by slug,
 * the speakers in their order.
 *
 * @param capacity how many people can book it; null where it is open to all
 */
@EndsLater
@JsonIgnoreProperties("placesLeft")
public record Session(
        @NotNull(message = "Enter a slug") @Slug @Schema(examples = "digital-inclusion-in-leeds")
        String slug,

        @NotBlank(message = "Enter a title")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Digital inclusion in Leeds")
        String title,

        @JsonProperty("abstract") @Size(max = 5000, message = "Use at most 5,000 characters") @MultiLine @Nullable
        String description,

        @NotNull(message = "Choose a format") Format format,
        @Nullable Level level,

        @Pattern(regexp = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", message = "Use a language tag, like en or cy")
        @Schema(description = "The language it is held in (BCP 47); en unless said.", examples = "en")
        String language,

        @Schema(examples = "2027-09-14T09:30:00Z") @Nullable Instant startsAt,
        @Schema(examples = "2027-09-14T10:15:00Z") @Nullable Instant endsAt,
        @Slug @Schema(examples = "main-hall") @Nullable String room,

        @Slug @Schema(examples = "digital-inclusion") @Nullable
        String track,

        @Size(max = 20, message = "A session has at most 20 speakers")
        @UniqueElements(message = "Name each speaker once")
        List<@NotNull(message = "Name a speaker") @Slug String> speakers,

        @Min(value = 1, message = "Use a number from 1 to 100,000")
        @Max(value = 100_000, message = "Use a number from 1 to 100,000")
        @Schema(description = "How many people can book it. Left out: it is open to all.", examples = "30")
        @Nullable
        Integer capacity,

        @Size(max = 10, message = "List at most 10 resources")
        List<@NotNull(message = "Describe a resource") @Valid Link> resources)
        implements Part {

    public Session {
        language = Objects.requireNonNullElse(language, "en");
        speakers = Objects.requireNonNullElse(speakers, List.of());
        resources = Objects.requireNonNullElse(resources, List.of());
    }

    /** When it takes place; empty until that is decided. */
    public Optional<Period> period() {
        return startsAt == null || endsAt == null ? Optional.empty() : Optional.of(new Period(startsAt, endsAt));
    }

    public boolean takesBookings() {
        return capacity != null;
    }

    /** Whether a calendar that has the other would have to change. */
    public boolean differsInCalendars(Session other) {
        return !Objects.equals(startsAt, other.startsAt)
                || !Objects.equals(endsAt, other.endsAt)
                || !Objects.equals(room, other.room)
                || !title.equals(other.title);
    }
}
