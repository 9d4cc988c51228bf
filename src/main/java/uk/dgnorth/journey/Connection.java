package uk.dgnorth.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How an organisation that the rules do not know can be part of the public sector. */
enum Connection {
    OWNED,
    FUNDED,
    SERVICE,
    NO_WORK_ADDRESS,
    OTHER;

    /** With the longest text of a connection, this stays under the 500 characters of the whole reason. */
    static final int DETAILS_AT_MOST = 400;

    static Optional<Connection> of(String name) {
        return Stream.of(values())
                .filter(connection -> connection.name().equals(name))
                .findFirst();
    }

    /** For radios: the value, and what stands beside it. */
    static Map<String, String> options(JourneyMessages say) {
        var options = new LinkedHashMap<String, String>();
        for (Connection connection : values()) {
            options.put(connection.name(), connection.text(say));
        }
        return options;
    }

    private String text(JourneyMessages say) {
        return switch (this) {
            case OWNED -> say.owned();
            case FUNDED -> say.funded();
            case SERVICE -> say.service();
            case NO_WORK_ADDRESS -> say.noWorkAddress();
            case OTHER -> say.other();
        };
    }

    /** With what was told beside it. */
    String with(String details, JourneyMessages say) {
        return details.isBlank() ? text(say) : text(say) + ": " + details.strip();
    }
}
