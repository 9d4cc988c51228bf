package uk.dgnorth.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;

/** What an applicant tells the person who has to decide. */
@Embeddable
public record ReferralDetails(
        @NotBlank(message = "Enter the name of your organisation")
        @Size(max = 200, message = "The name of your organisation must be 200 characters or fewer")
        @SingleLine
        @Column(name = "referral_organisation")
        @Schema(examples = "Northumbria Housing")
        String organisation,

        @NotBlank(message = "Enter your role")
        @Size(max = 200, message = "Your role must be 200 characters or fewer")
        @SingleLine
        @Column(name = "referral_role")
        @Schema(examples = "Service designer")
        String role,

        @NotBlank(message = "Tell us how your organisation is part of the public sector")
        @Size(max = 500, message = "Use 500 characters or fewer")
        @MultiLine
        @Column(name = "referral_reason")
        @Schema(examples = "A registered provider owned by the council")
        String reason) {}
