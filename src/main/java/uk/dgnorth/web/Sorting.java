package uk.dgnorth.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/**
 * How a list is sorted: by a column, then by id, so that no two rows stand in the same place and each page goes on
 * where the one before ended. In a URL it is the word of the column, with a minus before it to turn it round.
 */
public record Sorting(Column column, boolean isDescending) {

    public static final String PARAMETER = "sort";

    /** What the key of a column is, so that a cursor can be held to it. */
    public enum Key {
        /** The order in which the rows were added. */
        ID,
        TIME,
        TEXT
    }

    /**
     * One that a list can be sorted by.
     *
     * @param expression SQL that is never null; of {@link Key#ID} the id. Text says its collation, since cursors go
     *     round by way of clients: one that differs from machine to machine would lose rows
     * @param isLastFirst whether the last comes first where nobody said how
     * @param isNamedFromLast whether its word says by itself that the last comes first, as "newest" does: then a minus
     *     before it stands for from the first to the last
     */
    public record Column(String word, Key key, String expression, boolean isLastFirst, boolean isNamedFromLast) {

        public Column(String word, Key key, String expression, boolean isLastFirst) {
            this(word, key, expression, isLastFirst, false);
        }

        /** Of which what is new comes first, and words in their order. */
        public Column(String word, Key key, String expression) {
            this(word, key, expression, key != Key.TEXT);
        }

        /** Such as "newest". */
        public static Column fromLast(String word, Key key, String expression) {
            return new Column(word, key, expression, true, true);
        }

        /** As it is sorted when nobody said how. */
        public Sorting first() {
            return new Sorting(this, isLastFirst);
        }
    }

    /** @param columns of the list; the first sorts it where nothing is asked for */
    public static Sorting parse(String text, List<Column> columns) {
        if (text.isBlank()) {
            return columns.get(0).first();
        }
        var isTurned = text.startsWith("-");
        var word = isTurned ? text.substring(1) : text;
        return columns.stream()
                .filter(column -> column.word().equals(word))
                .findFirst()
                .map(column -> new Sorting(column, isTurned != column.isNamedFromLast()))
                .orElseThrow(() -> new InvalidRequest(FieldError.parameter(
                        PARAMETER,
                        "Sort by any of " + columns.stream().map(Column::word).collect(Collectors.joining(", ")))));
    }

    /** As it stands in a URL. */
    public String text() {
        return (isDescending == column.isNamedFromLast() ? "" : "-") + column.word();
    }

    public Sorting reversed() {
        return new Sorting(column, !isDescending);
    }

    /** @return null for the first page */
    public @Nullable Cursor cursor(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        return column.key() == Key.TIME ? Cursor.parse(after) : Cursor.parseText(after);
    }

    /** What a query has to select beside {@code id} for {@link #cursor(ResultSet)}. */
    public String selected() {
        return (column.key() == Key.ID ? "''" : column.expression()) + " as sort_key";
    }

    /** Where a row stands that was read by a query with {@link #selected}. */
    public Cursor cursor(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        return column.key() == Key.TIME
                ? new Cursor(row.getObject("sort_key", OffsetDateTime.class).toInstant(), id)
                : new Cursor(row.getString("sort_key"), id);
    }

    /** The condition for what comes after a cursor, with as many parameters as {@link #values} has. */
    public String after(String id) {
        var beyond = isDescending ? " < " : " > ";
        return column.key() == Key.ID
                ? id + beyond + "?"
                : "(" + column.expression() + ", " + id + ")" + beyond + "(?, ?)";
    }

    public List<Object> values(Cursor after) {
        return switch (column.key()) {
            case ID -> List.of(after.id());
            case TIME -> List.of(after.at().atOffset(ZoneOffset.UTC), after.id());
            case TEXT -> List.of(after.key(), after.id());
        };
    }

    /** What a query has to be ordered by. */
    public String order(String id) {
        var direction = isDescending ? " desc" : "";
        return column.key() == Key.ID ? id + direction : column.expression() + direction + ", " + id + direction;
    }
}
