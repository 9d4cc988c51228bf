package uk.dgnorth.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.InvalidIs;
import uk.dgnorth.registration.Answers;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** Someone asking for a place: the answers of one form. */
@InvalidIs("invalid-registration")
public record Applicant(
        @NotBlank(message = "{fullName.missing}")
        @Size(max = 200, message = "{fullName.tooLong}")
        @SingleLine
        @Schema(examples = "Test Person")
        String fullName,

        @NotBlank(message = "{email.missing}")
        @Size(max = 1000, message = "{email.tooLong}")
        @Schema(examples = "test.person@wigan.gov.uk")
        String email,

        @Nullable @Size(max = 200, message = "{jobTitle.tooLong}") @SingleLine
        String jobTitle,

        @Nullable @Size(max = 200, message = "{organisation.tooLong}") @SingleLine
        String organisation,

        @Nullable @Size(max = 200, message = "{badgeName.tooLong}") @SingleLine
        String badgeName,

        @Size(max = 80, message = "There is no such place type")
        @Schema(examples = "public-sector", defaultValue = DEFAULT_PLACE_TYPE)
        String placeType,

        @Size(max = 20, message = "Choose at most 20 sessions")
        @Schema(
                description =
                        "Bookable sessions, by slug, that do not overlap: booked with the place. Where one is full, "
                                + "its waiting list is joined.",
                examples = "[\"digital-inclusion-in-leeds\"]")
        List<@NotNull(message = "Name a session") @Slug String> sessions,

        @Nullable @Valid ReferralDetails referral,

        @Schema(description = "The language of the letters", defaultValue = "en")
        Language language,

        @NotNull(message = "{declaration.missing}") @AssertTrue(message = "{declaration.missing}")
        Boolean declaration) {

    private static final String DEFAULT_PLACE_TYPE = "public-sector";

    public Applicant {
        fullName = strip(fullName);
        jobTitle = blankToNull(jobTitle);
        organisation = blankToNull(organisation);
        badgeName = blankToNull(badgeName);
        placeType = placeType == null ? DEFAULT_PLACE_TYPE : placeType;
        sessions = sessions == null ? List.of() : sessions;
        language = language == null ? Language.ENGLISH : language;
    }

    Answers answers() {
        return new Answers(fullName, badgeName, jobTitle, organisation, language, referral);
    }

    /** Null where the JSON had none: the constraint above then says what to enter. */
    @SuppressWarnings("NullAway")
    private static String strip(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
