package uk.dgnorth.attendee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.Answers;
import uk.dgnorth.web.SingleLine;

/** What attendees say of themselves and can correct: all but the address, which was proved. */
record Details(
        @NotBlank(message = "{fullName.missing}") @Size(max = 200, message = "{fullName.tooLong}") @SingleLine
        String fullName,

        @Nullable @Size(max = 200, message = "{badgeName.tooLong}") @SingleLine
        String badgeName,

        @Nullable @Size(max = 200, message = "{jobTitle.tooLong}") @SingleLine
        String jobTitle,

        @Nullable @Size(max = 200, message = "{organisation.tooLong}") @SingleLine
        String organisation) {

    Details {
        fullName = fullName.strip();
        badgeName = blankToNull(badgeName);
        jobTitle = blankToNull(jobTitle);
        organisation = blankToNull(organisation);
    }

    static Details of(Answers answers) {
        return new Details(answers.fullName(), answers.badgeName(), answers.jobTitle(), answers.organisation());
    }

    Answers appliedTo(Answers answers) {
        return new Answers(fullName, badgeName, jobTitle, organisation, answers.language(), answers.referral());
    }

    /** The names of the members that differ. */
    List<String> differencesFrom(Details other) {
        var names = new ArrayList<String>();
        addIfDifferent(names, "badgeName", badgeName, other.badgeName);
        addIfDifferent(names, "fullName", fullName, other.fullName);
        addIfDifferent(names, "jobTitle", jobTitle, other.jobTitle);
        addIfDifferent(names, "organisation", organisation, other.organisation);
        return names;
    }

    private static void addIfDifferent(
            List<String> names, String name, @Nullable String one, @Nullable String another) {
        if (!Objects.equals(one, another)) {
            names.add(name);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
