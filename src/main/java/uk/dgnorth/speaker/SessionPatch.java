package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;

/**
 * What a speaker changes of a session, as a JSON merge patch (RFC 7396): what is left out stays. What the service
 * itself sends along is ignored when sent back.
 */
@JsonIgnoreProperties({"session", "startsAt", "endsAt", "room", "confirmed", "released", "proposed", "slides"})
class SessionPatch {

    private UnaryOperator<Texts> change = UnaryOperator.identity();
    private @Nullable Needs needs;

    /** Needs with the consent to use what is said of access. */
    record Needs(
            @Size(max = SpeakerNeeds.LONGEST, message = "Use at most 2,000 characters") @MultiLine @Nullable
            String access,

            @Size(max = SpeakerNeeds.LONGEST, message = "Use at most 2,000 characters") @MultiLine @Nullable
            String equipment,

            @Nullable Boolean consent) {

        @AssertTrue(message = "Say with consent: true that we may use what is said of access")
        @Schema(hidden = true)
        boolean isConsentGivenWhereNeeded() {
            return blankToNull(access) == null || Boolean.TRUE.equals(consent);
        }
    }

    @Schema(maxLength = 200)
    public void setTitle(@Nullable String title) {
        then(old -> new Texts(Objects.requireNonNullElse(title, ""), old.description()));
    }

    @JsonProperty("abstract")
    @Schema(maxLength = 5000, nullable = true)
    public void setDescription(@Nullable String description) {
        then(old -> new Texts(old.title(), blankToNull(description)));
    }

    @Schema(description = "Kept for the speaker, whatever the session; takes the place of what was told before.")
    public void setNeeds(@Nullable Needs needs) {
        this.needs = needs;
    }

    @Valid
    public @Nullable Needs getNeeds() {
        return needs;
    }

    @Nullable
    SpeakerNeeds needs() {
        return needs == null ? null : new SpeakerNeeds(blankToNull(needs.access()), blankToNull(needs.equipment()));
    }

    Texts appliedTo(Texts texts) {
        return change.apply(texts);
    }

    private void then(UnaryOperator<Texts> next) {
        var before = change;
        change = texts -> next.apply(before.apply(texts));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
