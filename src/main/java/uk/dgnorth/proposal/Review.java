package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one reviewer says of one proposal: a score from 1 to 5, or a conflict of interest and its reason. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Review(
        long reviewer,
        String name,
        @Nullable Integer score,
        String note,
        @Nullable String conflict,
        Instant writtenAt) {

    public boolean declaresConflict() {
        return conflict != null;
    }
}
