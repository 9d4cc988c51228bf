package uk.dgnorth.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;

/** Where an event takes place; the address may follow later. */
@Embeddable
public record Venue(
        @Column(name = "venue_name")
        @NotBlank(message = "Enter the name of the venue")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Central Hall")
        String name,

        @Column(name = "venue_address")
        @Size(max = 500, message = "Use at most 500 characters")
        @MultiLine
        @Schema(examples = "1 Market Street, Manchester", nullable = true)
        @Nullable
        String address) {}
