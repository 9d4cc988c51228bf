package uk.dgnorth.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** Somebody who speaks, as the public may know them, with what only organisers know. */
public record Speaker(
        @NotNull(message = "Enter a slug")
        @Slug
        @Pattern(regexp = "(?!" + Speaker.NO_SLUG + "$).*", message = "Use another slug: /speakers/progress is taken")
        @Schema(examples = "speaker-wigan-council")
        String slug,

        @NotBlank(message = "Enter a name")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Speaker to be announced")
        String name,

        @Size(max = 200, message = "Use at most 200 characters") @SingleLine @Nullable
        String jobTitle,

        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Wigan Council")
        @Nullable
        String organisation,

        @Size(max = 5000, message = "Use at most 5,000 characters") @MultiLine @Nullable
        String biography,

        @Size(max = 50, message = "Use at most 50 characters") @SingleLine @Nullable
        String pronouns,

        @Size(max = 10, message = "List at most 10 links")
        List<@NotNull(message = "Describe a link") @Valid Link> links,

        @Valid @Nullable Contact contact,

        @Size(max = 20, message = "List at most 20 times")
        List<@NotNull(message = "Say from when until when") @Valid Period> unavailable,

        @Schema(description = "Whether the speaker has said that they come.") @Nullable
        Boolean confirmed)
        implements Part {

    /** The API has the progress of all speakers where a speaker of this name would stand. */
    public static final String NO_SLUG = "progress";

    public Speaker {
        links = Objects.requireNonNullElse(links, List.of());
        unavailable = Objects.requireNonNullElse(unavailable, List.of());
    }

    /** Without what only organisers know. */
    public Speaker published() {
        return new Speaker(slug, name, jobTitle, organisation, biography, pronouns, links, null, List.of(), null);
    }

    /** The same, with what only organisers know from somewhere else. */
    public Speaker knownAs(Speaker known) {
        return new Speaker(
                slug,
                name,
                jobTitle,
                organisation,
                biography,
                pronouns,
                links,
                known.contact,
                known.unavailable,
                known.confirmed);
    }
}
