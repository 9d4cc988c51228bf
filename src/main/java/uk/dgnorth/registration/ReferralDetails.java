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
        @NotBlank(message = "{referral.organisation.missing}")
        @Size(max = 200, message = "{organisation.tooLong}")
        @SingleLine
        @Column(name = "referral_organisation")
        @Schema(examples = "Northumbria Housing")
        String organisation,

        @NotBlank(message = "{referral.role.missing}")
        @Size(max = 200, message = "{referral.role.tooLong}")
        @SingleLine
        @Column(name = "referral_role")
        @Schema(examples = "Service designer")
        String role,

        @NotBlank(message = "{referral.reason.missing}")
        @Size(max = 500, message = "{referral.reason.tooLong}")
        @MultiLine
        @Column(name = "referral_reason")
        @Schema(examples = "A registered provider owned by the council")
        String reason) {}
