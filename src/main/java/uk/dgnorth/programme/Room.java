package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** A room of the venue. Where it has hours, sessions keep to them on every day, in the event's zone. */
@JsonIgnoreProperties("links")
public record Room(
        @NotNull(message = "Enter a slug") @Slug @Schema(examples = "main-hall")
        String slug,

        @NotBlank(message = "Enter a name")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Main hall")
        String name,

        @NotNull(message = "Enter how many people it holds")
        @Min(value = 1, message = "Use a number from 1 to 100,000")
        @Max(value = 100_000, message = "Use a number from 1 to 100,000")
        @Schema(examples = "300")
        Integer capacity,

        @NotNull(message = "Say whether people can get there without steps")
        Boolean stepFree,

        @NotNull(message = "Say whether it has a hearing loop")
        Boolean hearingLoop,

        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(description = "Where it is in the venue, or which venue it is in.", examples = "First floor")
        @Nullable
        String location,

        @Pattern(regexp = Room.TIME, message = "Use a time like 09:00") @Schema(examples = "09:00") @Nullable
        String opensAt,

        @Pattern(regexp = Room.TIME, message = "Use a time like 09:00") @Schema(examples = "18:00") @Nullable
        String closesAt)
        implements Part {

    static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";

    boolean hasHours() {
        return opensAt != null || closesAt != null;
    }

    /** Whether somebody can be in it from one time of a day until another. */
    boolean isOpen(LocalTime from, LocalTime to) {
        return (opensAt == null || !from.isBefore(LocalTime.parse(opensAt)))
                && (closesAt == null || !to.isAfter(LocalTime.parse(closesAt)));
    }
}
