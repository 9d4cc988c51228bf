package uk.dgnorth.publicbody;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;
import uk.dgnorth.eligibility.RuleConstants;

/** The four lists and the constants that the product brings along. */
final class BuiltInLists {

    private BuiltInLists() {}

    static EligibilityLists read() {
        var entries = new ArrayList<Listed>();
        entries.addAll(entries("public-body-domains.csv", Kind.PUBLIC));
        entries.addAll(entries("refer-domains.csv", Kind.REFER));
        entries.addAll(entries("supplier-domains.csv", Kind.SUPPLIER));
        entries.addAll(entries("personal-email-domains.csv", Kind.PERSONAL));
        return new EligibilityLists(entries, constants());
    }

    private static List<Listed> entries(String file, Kind list) {
        try (InputStream in = open(file);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in, UTF_8)) {
            return rows.stream().map(row -> entry(row, list)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Listed entry(NamedCsvRecord row, Kind list) {
        return new Listed(
                row.getField("domain"),
                Match.valueOf(row.getField("match").toUpperCase(Locale.ROOT)),
                list,
                Origin.BUILT_IN,
                filled(row, "organisation").orElse(null),
                // The personal list calls it a kind: what sort of mail service rather than of body.
                filled(row, "category").or(() -> filled(row, "kind")).orElse(null),
                filled(row, "reason").orElse(null),
                row.getField("source"),
                row.getField("licence"));
    }

    private static Optional<String> filled(NamedCsvRecord row, String column) {
        return row.findField(column).filter(text -> !text.isBlank());
    }

    private static RuleConstants constants() {
        try (InputStream in = open("rules.json")) {
            return new JsonMapper().readValue(in, RulesFile.class).constants();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) throws FileNotFoundException {
        InputStream in = BuiltInLists.class.getResourceAsStream("/eligibility/" + file);
        if (in == null) {
            throw new FileNotFoundException("eligibility/" + file + " is missing from the service");
        }
        return in;
    }
}
