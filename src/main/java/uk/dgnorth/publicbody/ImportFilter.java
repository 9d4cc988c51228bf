package uk.dgnorth.publicbody;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Which imports are wanted; what is null narrows nothing. */
public record ImportFilter(@Nullable State state, Listed.@Nullable Kind list) {

    /** Where an import stands. */
    public enum State {
        PREVIEWED,
        APPLIED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidRequest with everything that is wrong */
    public static ImportFilter parse(String state, String list) {
        var errors = new ArrayList<FieldError>();
        var filter = new ImportFilter(
                EntryParameters.word("state", state, State.values(), State::word, errors),
                EntryParameters.word("list", list, Listed.Kind.values(), Listed.Kind::word, errors));
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.toArray(FieldError[]::new));
        }
        return filter;
    }
}
