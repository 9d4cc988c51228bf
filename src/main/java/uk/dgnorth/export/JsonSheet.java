package uk.dgnorth.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attendees as the items of one JSON object; nothing in it needs guarding, since no spreadsheet runs JSON. */
class JsonSheet implements Sheet {

    private final JsonGenerator json;
    private List<Column> columns = List.of();

    JsonSheet(JsonFactory factory, OutputStream out) throws IOException {
        json = factory.createGenerator(out);
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        this.columns = columns;
        json.writeStartObject();
        json.writeArrayFieldStart("items");
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeStringField(columns.get(i).member(), values.get(i));
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }
}
