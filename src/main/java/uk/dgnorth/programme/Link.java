package uk.dgnorth.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.URL;
import uk.dgnorth.web.SingleLine;

/** Something to read elsewhere; https only, so that no page of ours leads to a script. */
public record Link(
        @NotBlank(message = "Say what it is")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Slides")
        String label,

        @NotNull(message = "Enter an address")
        @Size(max = 500, message = "Use at most 500 characters")
        @SingleLine
        @URL(protocol = "https", message = "Use an address that starts with https://")
        @Schema(examples = "https://example.org/slides")
        String url) {}
