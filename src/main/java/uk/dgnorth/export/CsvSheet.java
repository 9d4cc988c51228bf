package uk.dgnorth.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.download.CsvRows;

/** Attendees as comma-separated values, with a header row. */
class CsvSheet implements Sheet {

    private final CsvRows csv;

    /** @param raw for machines: values stay as they are, even where a spreadsheet would run them */
    CsvSheet(OutputStream out, boolean raw) {
        csv = new CsvRows(out, raw);
    }

    @Override
    public void begin(List<Column> columns) {
        csv.head(columns.stream().map(Column::word).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        if (values.size() == 1 && values.get(0) == null) {
            values.set(0, ""); // quoted: readers take a line with nothing on it for no row at all
        }
        csv.row(values);
    }

    @Override
    public void end() throws IOException {
        csv.end();
    }
}
