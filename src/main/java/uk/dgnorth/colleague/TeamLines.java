package uk.dgnorth.colleague;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/**
 * Reads colleagues from lines of a name and an email address: typed, or as comma-separated values (RFC 4180), with
 * or without a header, or as a spreadsheet copies them, with tabs or semicolons.
 */
final class TeamLines {

    private static final int LONGEST_TEXT = 20_000;

    private TeamLines() {}

    static List<Line> read(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidRequest(FieldError.in("#/colleagues", "Send at most 20 lines"));
        }
        var lines = new ArrayList<Line>();
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .trimWhitespacesAroundQuotes(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                if (record.getFields().stream().allMatch(String::isBlank) || lines.isEmpty() && isHeader(record)) {
                    continue;
                }
                lines.add(line(record));
                if (lines.size() > TeamDesk.MOST) {
                    throw new InvalidRequest(FieldError.in("#/colleagues", "Send at most 20 lines"));
                }
            }
        } catch (CsvParseException unreadable) {
            throw new InvalidRequest(
                    FieldError.in("#/colleagues", "Write each name and email address on a line of its own"));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (lines.isEmpty()) {
            throw new InvalidRequest(FieldError.in("#/colleagues", "Enter the names and email addresses"));
        }
        return lines;
    }

    private static char separator(String text) {
        var first = text.strip().lines().findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static boolean isHeader(CsvRecord record) {
        return record.getFields().stream().noneMatch(field -> field.contains("@"))
                && record.getFields().stream()
                        .map(field -> field.toLowerCase(Locale.ROOT))
                        .anyMatch(field ->
                                field.contains("email") || field.contains("e-mail") || field.contains("e-bost"));
    }

    /** In either order; a name with a comma in it that nobody quoted falls apart, and is put together again. */
    private static Line line(CsvRecord record) {
        var address = record.getFields().stream()
                .filter(field -> field.contains("@"))
                .findFirst()
                .orElse("");
        var rest = new ArrayList<>(record.getFields());
        rest.remove(address);
        rest.removeIf(String::isBlank);
        return new Line(String.join(", ", rest.stream().map(String::strip).toList()), address.strip());
    }
}
