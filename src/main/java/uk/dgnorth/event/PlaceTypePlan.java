package uk.dgnorth.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** What an organiser says of a kind of place. The counts that the service sends along are ignored when sent back. */
@JsonIgnoreProperties({"availability", "placesLeft", "taken", "waiting", "links"})
public record PlaceTypePlan(
        @NotNull(message = "Enter a slug") @Slug @Schema(examples = "public-sector")
        String slug,

        @NotBlank(message = "Enter a name")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Public sector")
        String name,

        @NotNull(message = "Enter how many places there are")
        @Min(value = 0, message = "Use a number from 0 to 10,000,000")
        @Max(value = MOST_PLACES, message = "Use a number from 0 to 10,000,000")
        @Schema(examples = "500")
        Integer capacity,

        @Schema(
                description = "Set the capacity even if more places are taken: nobody loses theirs.",
                examples = "false",
                nullable = true)
        @Nullable
        Boolean belowTaken) {

    public static final int MOST_PLACES = 10_000_000;

    public PlaceTypePlan(String slug, String name, Integer capacity) {
        this(slug, name, capacity, null);
    }

    static PlaceTypePlan of(PlaceTypeView view) {
        return new PlaceTypePlan(view.slug(), view.name(), view.capacity());
    }

    boolean mayGoBelowTaken() {
        return Boolean.TRUE.equals(belowTaken);
    }
}
