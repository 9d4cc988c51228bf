package uk.dgnorth.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Where a page of a list ended, by its sort key: opaque to clients, stable under inserts. */
public record Cursor(Instant at, long id) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @return null for the first page */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 2);
            return new Cursor(timeIn(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidRequest(FieldError.parameter("after", "Take the cursor from next of the page before"));
        }
    }

    /** No list reaches into years that the database cannot hold. */
    private static Instant timeIn(String text) {
        var at = Instant.parse(text);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new DateTimeException("Not a time of any list");
        }
        return at;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "_" + id).getBytes(StandardCharsets.UTF_8));
    }
}
