package uk.dgnorth.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Reads a time with its offset (ISO 8601), and nothing else: Jackson's own reading takes numbers too. Kept to the
 * microsecond, as the database does, so that what is answered now is what is read later.
 */
class IsoTime extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    /** Nothing that is planned lies outside these years, and the database holds them all. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;

    IsoTime() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        try {
            var time = OffsetDateTime.parse(json.getText());
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException unreadable) {
            // Refused below, as a year that is out of range is.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, json.getText(), "not a time with its offset");
    }
}
