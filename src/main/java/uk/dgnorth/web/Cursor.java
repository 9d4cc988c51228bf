package uk.dgnorth.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/**
 * Where a page of a list ended, by its sort key: opaque to clients, stable under inserts. The key is a time unless the
 * list was sorted by something else.
 */
public record Cursor(String key, long id) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /** Nothing that lists are sorted by is longer. */
    private static final int LONGEST = 400;

    public Cursor(Instant at, long id) {
        this(at.toString(), id);
    }

    /** @return null for the first page */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var cursor = parseText(text);
        cursor.at();
        return cursor;
    }

    /** Of a list that may be sorted by text. */
    public static Cursor parseText(String text) {
        try {
            var both = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var end = both.lastIndexOf('_');
            var key = both.substring(0, end);
            if (key.length() > LONGEST || key.chars().anyMatch(Character::isISOControl)) {
                throw refusal();
            }
            return new Cursor(key, Long.parseLong(both.substring(end + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw refusal();
        }
    }

    /** The key as a time; no list reaches into years that the database cannot hold. */
    public Instant at() {
        try {
            var at = Instant.parse(key);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw refusal();
            }
            return at;
        } catch (DateTimeException e) {
            throw refusal();
        }
    }

    /** Of a cursor that no page has given. */
    public static InvalidRequest refusal() {
        return new InvalidRequest(FieldError.parameter("after", "Take the cursor from next of the page before"));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + "_" + id).getBytes(StandardCharsets.UTF_8));
    }
}
