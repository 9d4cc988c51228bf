package uk.dgnorth.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, how it was filtered and sorted, and where the next is.
 *
 * @param more the query of the next page's URL; null on the last
 */
public record Listed<T>(
        List<T> items, Listing listing, @Nullable String more) {

    public static <T> Listed<T> of(Page<T> page, Listing listing) {
        return new Listed<>(page.items(), listing, listing.more(page));
    }

    /** Of a list that cannot be shown as it was asked for. */
    public static <T> Listed<T> nothing(List<Sorting.Column> columns) {
        return new Listed<>(List.of(), Listing.unfiltered(columns), null);
    }
}
