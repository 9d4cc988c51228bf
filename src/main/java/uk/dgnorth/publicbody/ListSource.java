package uk.dgnorth.publicbody;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import uk.dgnorth.eligibility.Listed;

/** Where entries of a list come from, and under which licence: the attribution that their publishers ask for. */
record ListSource(String list, String source, String licence, long entries) {

    private record Key(Listed.Kind list, String source, String licence) {}

    /** In a line, as publishers ask for it. */
    public String attribution() {
        return "%,d entries. Source: %s. Licence: %s".formatted(entries, source, licence);
    }

    static List<ListSource> of(List<Listed> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Key(entry.list(), entry.source(), entry.licence()), Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> new ListSource(
                        name(group.getKey().list()),
                        group.getKey().source(),
                        group.getKey().licence(),
                        group.getValue()))
                .sorted(Comparator.comparing(ListSource::list).thenComparing(ListSource::source))
                .toList();
    }

    private static String name(Listed.Kind list) {
        return switch (list) {
            case PUBLIC -> "Public bodies";
            case REFER -> "Organisations that a person checks";
            case SUPPLIER -> "Suppliers";
            case PERSONAL -> "Personal email services";
        };
    }
}
