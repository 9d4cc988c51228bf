package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** A theme that runs through the programme. */
@JsonIgnoreProperties("links")
public record Track(
        @NotNull(message = "Enter a slug") @Slug @Schema(examples = "digital-inclusion")
        String slug,

        @NotBlank(message = "Enter a name")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Digital inclusion")
        String name,

        @Size(max = 2000, message = "Use at most 2,000 characters") @MultiLine @Nullable
        String description)
        implements Part {}
