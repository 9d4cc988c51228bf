package uk.dgnorth.web;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** What lists on pages have in common. */
public final class Lists {

    public static final int PAGE = 50;

    private Lists() {}

    /** @return null for the first page */
    public static @Nullable Cursor after(@Nullable String text) {
        return Cursor.parse(text == null || text.isBlank() ? null : text);
    }

    /** What a filter's form was sent with, as far as it has these fields, and how the list is sorted. */
    public static Form filter(UriInfo uri, List<String> fields) {
        var given = uri.getQueryParameters();
        var values = new LinkedHashMap<String, String>();
        for (var field : withSort(fields)) {
            var value = given.getFirst(field);
            if (value != null && !value.isBlank()) {
                values.put(field, value);
            }
        }
        return Form.of(values);
    }

    private static List<String> withSort(List<String> fields) {
        return Stream.concat(fields.stream(), Stream.of(Sorting.PARAMETER)).toList();
    }

    /** The filter in a URL. */
    public static String query(Form filter, List<String> fields) {
        return fields.stream()
                .filter(field -> !filter.value(field).isBlank())
                .map(field -> field + "=" + URLEncoder.encode(filter.value(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What a filter can be set to, after the choice that narrows nothing. */
    public static Map<String, String> orAll(Map<String, String> choices) {
        var all = new LinkedHashMap<>(Map.of("", "All"));
        all.putAll(choices);
        return all;
    }

    /** Refuses what the filter does not offer. */
    public static void checkChoice(Form filter, String field, Map<String, String> choices) {
        if (!choices.containsKey(filter.value(field))) {
            filter.refuse(field, "Select one of these");
        }
    }

    /** @throws InvalidRequest with everything that is wrong with a filter, for files, which have no fields */
    public static void demandValid(Form filter) {
        if (!filter.isValid()) {
            throw new InvalidRequest(filter.errors().entrySet().stream()
                    .map(error -> FieldError.parameter(error.getKey(), error.getValue()))
                    .toArray(FieldError[]::new));
        }
    }

    /** Says at its field what is wrong with a filter, or at the list how it cannot be sorted; a cursor has no field. */
    public static void refuse(Form filter, InvalidRequest refused, List<String> fields) {
        for (var error : refused.errors()) {
            var parameter = error.parameter();
            filter.refuse(
                    parameter != null && withSort(fields).contains(parameter) ? parameter : fields.get(0),
                    error.detail());
        }
    }

    /** Where the next page of a list is; null where there is none. */
    public static @Nullable String more(Page<?> page, String query) {
        var next = page.next();
        return next == null ? null : "?" + (query.isEmpty() ? "" : query + "&") + "after=" + next;
    }
}
