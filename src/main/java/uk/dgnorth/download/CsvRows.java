package uk.dgnorth.download;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values (RFC 4180) in UTF-8. */
public final class CsvRows {

    /** What makes a spreadsheet take a value for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final CsvWriter csv;
    private final boolean raw;

    /** @param raw for machines: values stay as they are, even where a spreadsheet would run them */
    public CsvRows(OutputStream out, boolean raw) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out, StandardCharsets.UTF_8);
        this.raw = raw;
    }

    public void head(List<String> columns) {
        csv.writeRecord(columns);
    }

    public void row(List<@Nullable String> values) {
        var written = new ArrayList<>(values);
        if (!raw) {
            written.replaceAll(CsvRows::guarded);
        }
        csv.writeRecord(written);
    }

    /** A leading apostrophe tells a spreadsheet that text follows. */
    private static @Nullable String guarded(@Nullable String value) {
        return value == null || value.isEmpty() || STARTS_A_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }

    public void end() throws IOException {
        csv.flush();
    }
}
