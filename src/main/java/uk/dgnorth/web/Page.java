package uk.dgnorth.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** One page of a list: at most as many items as asked for, and a cursor to the next page if there is one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public static final String DEFAULT_LIMIT = "50";
    public static final int MAX_LIMIT = 200;

    /** The size of page that was asked for; taken as text, since what is no number would be answered with 404. */
    public static int limit(String asked) {
        try {
            var limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as a number out of range is.
        }
        throw new InvalidRequest(FieldError.parameter("limit", "Use a number from 1 to " + MAX_LIMIT));
    }

    /** @param found up to {@code limit + 1} rows: one more than a page tells that there is a next page */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, T> view, Function<R, Cursor> cursor) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? cursor.apply(shown.get(limit - 1)).toString() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
