package uk.dgnorth.export;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a query parameter that takes several: repeated, separated by commas, or both. */
final class Words {

    private Words() {}

    static List<String> of(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
