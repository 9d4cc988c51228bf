package uk.dgnorth.publicbody;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Reads a published list, and refuses the whole of it where it is not what it should be. */
final class ImportFile {

    static final int MOST_ROWS = 50_000;
    private static final long MOST_BYTES = 10_000_000;
    private static final int LONGEST_ROW = 65_536;
    private static final int LONGEST_FIELD = 1_000;
    private static final int MOST_ERRORS = 20;
    private static final int MOST_LEFT_OUT = 100;

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

    private final Kind list;
    private final EligibilityRules rules;
    private final Set<String> builtIn;
    private final List<Listed> entries = new ArrayList<>();
    private final List<ImportView.LeftOut> leftOut = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int leftOutCount;

    private ImportFile(Kind list, EligibilityRules rules, Set<String> builtIn) {
        this.list = list;
        this.rules = rules;
        this.builtIn = builtIn;
    }

    /** What a file holds that can be taken over, and the first of what is left out of it. */
    record Content(List<Listed> entries, List<ImportView.LeftOut> leftOut, int leftOutCount) {}

    /**
     * @param builtIn the built-in entries as {@link #key}: they need not be there twice
     * @throws InvalidRequest where the file cannot be used
     */
    static Content read(Path file, Kind list, EligibilityRules rules, Set<String> builtIn) {
        var reading = new ImportFile(list, rules, builtIn);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused("The file has more than 10 MB");
            }
            reading.readRows(file);
        } catch (CsvParseException e) {
            throw refused("The file is no CSV with rows of at most 65,536 characters: check its quotes");
        } catch (IOException | UncheckedIOException e) {
            throw refused(isBadText(e) ? "The file is not in UTF-8" : "The file is no CSV: check its quotes");
        }
        if (!reading.errors.isEmpty()) {
            throw new InvalidRequest(reading.errors.toArray(FieldError[]::new));
        }
        if (reading.seen.isEmpty()) {
            throw refused("The file has no rows");
        }
        return new Content(reading.entries, reading.leftOut, reading.leftOutCount);
    }

    private static boolean isBadText(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    static String key(String domain, Match match, Kind list) {
        return domain + " " + match + " " + list;
    }

    private static InvalidRequest refused(String why) {
        return new InvalidRequest(FieldError.parameter("file", why));
    }

    private void readRows(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = new InputStreamReader(Files.newInputStream(file), decoder);
                var rows = CsvReader.builder()
                        .maxBufferSize(LONGEST_ROW)
                        .allowUnclosedQuote(false)
                        .ofNamedCsvRecord(in)) {
            for (var row : rows) {
                if (seen.size() >= MOST_ROWS) {
                    throw refused("The file has more than 50,000 rows");
                }
                take(row);
                if (errors.size() >= MOST_ERRORS) {
                    return;
                }
            }
        }
    }

    private void take(NamedCsvRecord row) {
        var domain = row.findField("domain").map(GuardRails::tidy).orElse("");
        var match = match(row.findField("match").orElse(""));
        if (domain.isEmpty() || match == null) {
            error(row, "Each row needs a domain, and exact or suffix as match");
            return;
        }
        if (!row.getFields().stream().allMatch(ImportFile::isPlain)) {
            error(row, "A field has more than 1,000 characters, or a line break");
            return;
        }
        if (!seen.add(domain + " " + match)) {
            error(row, shown(domain) + " stands twice");
            return;
        }
        if (builtIn.contains(key(domain, match, list))) {
            leaveOut(row, domain, "It is a built-in entry");
            return;
        }
        // In a list, what is decided like this already still brings its name.
        var refusal = GuardRails.checkAgain(domain, match, list, rules).orElse(null);
        if (refusal != null) {
            if (refusal.isLeftOutOfImports()) {
                leaveOut(row, domain, refusal.words());
            } else {
                error(row, shown(domain) + ": " + refusal.words());
            }
            return;
        }
        entries.add(new Listed(
                domain,
                match,
                list,
                Origin.IMPORTED,
                filled(row, "organisation"),
                filled(row, list == Kind.PERSONAL ? "kind" : "category"),
                filled(row, "reason"),
                orElse(filled(row, "source"), "imported"),
                orElse(filled(row, "licence"), "not stated")));
    }

    private static @Nullable Match match(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "exact" -> Match.EXACT;
            case "suffix" -> Match.SUFFIX;
            default -> null;
        };
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST_FIELD && text.chars().noneMatch(c -> c < ' ');
    }

    private static String shown(String domain) {
        return domain.length() > 80 ? domain.substring(0, 80) + "…" : domain;
    }

    private void error(NamedCsvRecord row, String what) {
        errors.add(FieldError.parameter("file", "Line " + row.getStartingLineNumber() + ": " + what));
    }

    private void leaveOut(NamedCsvRecord row, String domain, String why) {
        leftOutCount++;
        if (leftOut.size() < MOST_LEFT_OUT) {
            leftOut.add(new ImportView.LeftOut(row.getStartingLineNumber(), domain, why));
        }
    }

    private static @Nullable String filled(NamedCsvRecord row, String column) {
        return row.findField(column)
                .map(ImportFile::withoutControls)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** What is left in published lists of a text that was read in the wrong encoding one day. */
    private static String withoutControls(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }
}
