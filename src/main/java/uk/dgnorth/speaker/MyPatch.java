package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Speaker;

/**
 * What a speaker changes of what the programme says of them, as a JSON merge patch (RFC 7396): what is left out stays,
 * null takes away. What the service itself sends along is ignored when sent back.
 */
@JsonIgnoreProperties({"event", "speaker", "name", "organisation", "confirmed", "as", "tasks", "photo"})
class MyPatch {

    private UnaryOperator<Speaker> change = UnaryOperator.identity();

    @Schema(maxLength = 200, nullable = true)
    public void setJobTitle(@Nullable String jobTitle) {
        describe(old -> new Biography(jobTitle, old.pronouns(), old.text(), old.links()));
    }

    @Schema(maxLength = 50, nullable = true)
    public void setPronouns(@Nullable String pronouns) {
        describe(old -> new Biography(old.jobTitle(), pronouns, old.text(), old.links()));
    }

    @Schema(maxLength = 5000, nullable = true)
    public void setBiography(@Nullable String biography) {
        describe(old -> new Biography(old.jobTitle(), old.pronouns(), biography, old.links()));
    }

    public void setLinks(@Nullable List<Link> links) {
        describe(old -> new Biography(
                old.jobTitle(), old.pronouns(), old.text(), Objects.requireNonNullElse(links, List.of())));
    }

    /** Of the times when they cannot speak. */
    public void setUnavailable(@Nullable List<Period> periods) {
        then(speaker -> SpeakerDesk.unavailable(speaker, Objects.requireNonNullElse(periods, List.of())));
    }

    Speaker appliedTo(Speaker speaker) {
        return change.apply(speaker);
    }

    private void describe(UnaryOperator<Biography> next) {
        then(speaker -> next.apply(Biography.of(speaker)).in(speaker));
    }

    private void then(UnaryOperator<Speaker> next) {
        var before = change;
        change = speaker -> next.apply(before.apply(speaker));
    }
}
