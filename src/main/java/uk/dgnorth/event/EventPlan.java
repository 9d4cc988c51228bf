package uk.dgnorth.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** What an organiser says of an event: all of it, so that it can be read, changed and put back. */
@Consistent
@JsonIgnoreProperties("links")
public record EventPlan(
        @NotNull(message = "Enter a slug")
        @Slug
        @Pattern(regexp = EventPlan.NOT_NEW, message = "Use another slug: /organiser/events/new is taken")
        @Schema(examples = "spring-fair-2027")
        String slug,

        @NotBlank(message = "Enter a name")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Spring Fair")
        String name,

        @NotBlank(message = "Enter a summary")
        @Size(max = 2000, message = "Use at most 2,000 characters")
        @MultiLine
        @Schema(examples = "A day on digital services in the North.")
        String summary,

        @NotNull(message = "Say where it takes place") @Valid
        Venue venue,

        @NotNull(message = "Enter a time zone") @Schema(examples = "Europe/London")
        String timezone,

        @NotNull(message = "Say when it starts") @Schema(examples = "2027-09-14T08:30:00Z")
        Instant startsAt,

        @NotNull(message = "Say when it ends") @Schema(examples = "2027-09-14T16:00:00Z")
        Instant endsAt,

        @NotNull(message = "Say from when until when people can register") @Valid
        RegistrationWindow registration,

        @NotNull(message = "List the kinds of place, or send an empty list")
        @Size(max = MOST_PLACE_TYPES, message = "An event has at most 50 place types")
        List<@NotNull(message = "Describe a place type") @Valid PlaceTypePlan> placeTypes,

        @Schema(
                description = "Whether people on the waiting list are offered a place and have to accept it in time. "
                        + "Left out: as it is, and true for a new event.",
                examples = "true",
                nullable = true)
        @Nullable
        Boolean offers,

        @Schema(
                description = "Whose bank holidays deadlines keep. Left out: as it is, and england for a new event.",
                nullable = true)
        @Nullable
        Nation nation) {

    /** Organisers add events on the page where one of this name would stand. */
    public static final String NOT_NEW = "(?!new$).*";

    public static final int MOST_PLACE_TYPES = 50;

    /** What was planned for an event that now looks like this. */
    public static EventPlan of(EventView view) {
        return new EventPlan(
                view.slug(),
                view.name(),
                view.summary(),
                view.venue(),
                view.timezone(),
                view.startsAt(),
                view.endsAt(),
                new RegistrationWindow(
                        view.registration().opensAt(), view.registration().closesAt()),
                view.placeTypes().stream().map(PlaceTypePlan::of).toList(),
                view.offers(),
                view.nation());
    }
}
