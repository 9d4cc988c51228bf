package uk.dgnorth.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvSheetTest {

    private static String written(boolean raw, List<Column> columns, String... values) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new CsvSheet(out, raw);
        sheet.begin(columns);
        sheet.row(new ArrayList<>(Arrays.asList(values)));
        sheet.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String name(boolean raw, String value) throws IOException {
        var csv = written(raw, List.of(Column.FULL_NAME, Column.EMAIL), value, "a@wigan.gov.uk");
        return CsvReader.builder().ofCsvRecord(csv).stream().toList().get(1).getField(0);
    }

    @Test
    void writes_a_header_row_and_ends_each_line_as_rfc_4180_says() throws IOException {
        var csv = written(false, List.of(Column.FULL_NAME, Column.BADGE_NAME), "Person, \"Test\"", null);

        assertThat(csv).isEqualTo("full_name,badge_name\r\n\"Person, \"\"Test\"\"\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "say \"x\"", "two\nlines", "two\r\nlines", "李小龍", "Ngũgĩ wa Thiong'o", " x ", "a;b"})
    void gives_back_to_a_reader_what_was_put_in(String value) throws IOException {
        assertThat(name(false, value)).isEqualTo(value);
        assertThat(name(true, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "="})
    void keeps_a_spreadsheet_from_running_a_value(String value) throws IOException {
        assertThat(name(false, value)).isEqualTo("'" + value);
        assertThat(name(true, value)).isEqualTo(value);
    }

    @Test
    void does_not_lose_a_row_whose_only_value_is_missing() throws IOException {
        var csv = written(false, List.of(Column.BADGE_NAME), (String) null);

        assertThat(CsvReader.builder().ofCsvRecord(csv).stream().map(CsvRecord::getFieldCount))
                .containsExactly(1, 1);
    }
}
