package uk.dgnorth.colleague;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * For whom the caller has asked, and what became of it.
 *
 * @param lines what was just asked for, each with its own answer
 */
record TeamView(@Nullable List<Outcome> lines, List<Member> members) {

    /** The answer to one line of a request. */
    record Outcome(
            @Schema(examples = "1") int line,
            String fullName,
            String email,
            State outcome,
            @Nullable Refusal reason,

            @Schema(description = "The reason in words") @Nullable
            String explanation) {}

    /** One colleague. */
    record Member(
            String fullName,
            String email,
            State state,
            @Nullable Instant answerBy,
            @Nullable Refusal reason,

            @Schema(description = "The reason in words") @Nullable
            String explanation) {}
}
