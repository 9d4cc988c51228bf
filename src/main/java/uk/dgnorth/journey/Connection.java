package uk.dgnorth.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How an organisation that the rules do not know can be part of the public sector. */
enum Connection {
    OWNED("A public body owns or controls it"),
    FUNDED("It is mostly paid for by public money"),
    SERVICE("It provides a service for a public body"),
    NO_WORK_ADDRESS("I work for a public body but cannot use a work email address"),
    OTHER("Something else");

    /** With the longest of the texts above, this stays under the 500 characters of the whole reason. */
    static final int DETAILS_AT_MOST = 400;

    private final String text;

    Connection(String text) {
        this.text = text;
    }

    static Optional<Connection> of(String name) {
        return Stream.of(values())
                .filter(connection -> connection.name().equals(name))
                .findFirst();
    }

    /** For radios: the value, and what stands beside it. */
    static Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        for (Connection connection : values()) {
            options.put(connection.name(), connection.text);
        }
        return options;
    }

    String text() {
        return text;
    }

    /** What the person reads who decides. */
    String with(String details) {
        return details.isBlank() ? text : text + ": " + details.strip();
    }
}
