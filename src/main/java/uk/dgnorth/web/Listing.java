package uk.dgnorth.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.InvalidRequest;

/**
 * How a list is filtered and sorted, as its URL says, and the links that keep to it: to the next page, and from the
 * heads of the table to other ways of sorting it.
 */
public record Listing(List<Sorting.Column> columns, Sorting sorting, String query) {

    /** @throws InvalidRequest where the list cannot be sorted like that */
    public static Listing of(Form filter, List<String> fields, List<Sorting.Column> columns) {
        var sorting = Sorting.parse(filter.value(Sorting.PARAMETER), columns);
        return new Listing(columns, sorting, Lists.query(filter, fields));
    }

    /** Of a list that cannot be shown as it was asked for. */
    public static Listing unfiltered(List<Sorting.Column> columns) {
        return new Listing(columns, columns.get(0).first(), "");
    }

    /** @return null for the first page */
    public @Nullable Cursor after(@Nullable String text) {
        return sorting.cursor(text);
    }

    /** Where the next page is; null where there is none. */
    public @Nullable String more(Page<?> page) {
        return Lists.more(page, with(sorting));
    }

    /** Where the list is sorted by this column: the other way round where it is already. */
    public String link(String word) {
        return "?" + with(isBy(word) ? sorting.reversed() : column(word).first());
    }

    /** For {@code aria-sort}. */
    public String sorted(String word) {
        if (!isBy(word)) {
            return "none";
        }
        return sorting.isDescending() ? "descending" : "ascending";
    }

    private boolean isBy(String word) {
        return sorting.column().word().equals(word);
    }

    private Sorting.Column column(String word) {
        return columns.stream()
                .filter(column -> column.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No list can be sorted by " + word));
    }

    private String with(Sorting wanted) {
        return (query.isEmpty() ? "" : query + "&") + Sorting.PARAMETER + "=" + wanted.text();
    }
}
