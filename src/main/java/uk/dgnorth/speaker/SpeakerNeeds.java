package uk.dgnorth.speaker;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;

/** What a speaker needs to come and to speak; both empty where they said that they need nothing. */
record SpeakerNeeds(
        @Size(max = SpeakerNeeds.LONGEST, message = "Use at most 2,000 characters") @MultiLine @Nullable
        String access,

        @Size(max = SpeakerNeeds.LONGEST, message = "Use at most 2,000 characters") @MultiLine @Nullable
        String equipment) {

    static final int LONGEST = 2000;
}
