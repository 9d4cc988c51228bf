package uk.dgnorth.speaker;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.dgnorth.programme.Link;

/** Links as people write them in a text box: one a line, what it is and then its address. */
final class LinkLines {

    private static final Pattern LAST_WORD = Pattern.compile("(?:(.*)\\s)?(\\S+)");

    private LinkLines() {}

    static String of(List<Link> links) {
        return links.stream().map(link -> link.label() + " " + link.url()).collect(Collectors.joining("\n"));
    }

    /** An address alone is its own label. */
    static List<Link> parse(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(LinkLines::link)
                .toList();
    }

    private static Link link(String line) {
        var parts = LAST_WORD.matcher(line);
        if (!parts.matches()) {
            return new Link(line, line);
        }
        var url = parts.group(2);
        var label = parts.group(1) == null ? "" : parts.group(1).strip();
        return new Link(label.isEmpty() ? url : label, url);
    }
}
