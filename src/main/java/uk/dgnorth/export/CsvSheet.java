package uk.dgnorth.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as comma-separated values (RFC 4180) in UTF-8, with a header row. */
class CsvSheet implements Sheet {

    /** What makes a spreadsheet take a value for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final CsvWriter csv;
    private final boolean raw;

    /** @param raw for machines: values stay as they are, even where a spreadsheet would run them */
    CsvSheet(OutputStream out, boolean raw) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out, StandardCharsets.UTF_8);
        this.raw = raw;
    }

    @Override
    public void begin(List<Column> columns) {
        head(columns.stream().map(Column::word).toList());
    }

    /** The header row. */
    void head(List<String> words) {
        csv.writeRecord(words);
    }

    @Override
    public void row(List<@Nullable String> values) {
        if (values.size() == 1 && values.get(0) == null) {
            values.set(0, ""); // quoted: readers take a line with nothing on it for no row at all
        }
        if (!raw) {
            values.replaceAll(CsvSheet::guarded);
        }
        csv.writeRecord(values);
    }

    /** A leading apostrophe tells a spreadsheet that text follows. */
    private static @Nullable String guarded(@Nullable String value) {
        return value == null || value.isEmpty() || STARTS_A_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
