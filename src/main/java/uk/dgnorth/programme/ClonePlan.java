package uk.dgnorth.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.event.EventPlan;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** In what an event that is made from another differs from it. */
public record ClonePlan(
        @NotNull(message = "Enter a slug")
        @Slug
        @Pattern(regexp = EventPlan.NOT_NEW, message = "Use another slug: /organiser/events/new is taken")
        @Schema(examples = "spring-fair-2028")
        String slug,

        @NotBlank(message = "Enter a name")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Spring Fair 2028")
        String name,

        @NotNull(message = "Say when it starts") @Schema(examples = "2028-09-12T08:30:00Z")
        Instant startsAt) {}
