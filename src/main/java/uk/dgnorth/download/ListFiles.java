package uk.dgnorth.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/**
 * Files for spreadsheets of what lists show, each on record in the audit trail. They are read page by page, so that no
 * connection waits for a slow client.
 */
@ApplicationScoped
public class ListFiles {

    private final OnRecord onRecord;
    private final CurrentCaller caller;
    private final Clock clock;

    ListFiles(OnRecord onRecord, CurrentCaller caller, Clock clock) {
        this.onRecord = onRecord;
        this.caller = caller;
        this.clock = clock;
    }

    /** Where a list goes on: null asks for its first page. */
    public interface Pages<T> {

        Page<T> after(@Nullable Cursor cursor);
    }

    /**
     * What a file holds.
     *
     * @param name of the file and in the audit trail, such as {@code public-bodies}
     * @param event the slug of the event, empty for none
     * @param filter what the audit trail keeps of how the list was filtered: no free text, since people may type names
     *     into it
     */
    public record Sheet<T>(
            String name,
            String event,
            List<String> columns,
            Map<String, String> filter,
            Pages<T> pages,
            Function<T, List<@Nullable String>> row) {

        public Sheet(
                String name,
                String event,
                List<String> columns,
                Pages<T> pages,
                Function<T, List<@Nullable String>> row) {
            this(name, event, columns, Map.of(), pages, row);
        }
    }

    private record ListFile(Sheet<?> sheet, String caller) implements RecordedFile {

        @Override
        public String what() {
            return sheet.name() + (sheet.event().isEmpty() ? "" : " of " + sheet.event());
        }

        @Override
        public AuditEntry begun() {
            return entry("list export begun", Map.of());
        }

        @Override
        public AuditEntry ended(Map<String, ?> outcome) {
            return entry("list exported", outcome);
        }

        private AuditEntry entry(String action, Map<String, ?> outcome) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("columns", sheet.columns());
            facts.put("filter", sheet.filter());
            facts.putAll(outcome);
            return AuditEntry.of(caller, action, sheet.event(), sheet.name() + ".csv")
                    .changing(Map.of(), facts);
        }
    }

    /** The file as an answer that is written while the client reads; what cannot be asked for is refused before. */
    public <T> Response csv(Sheet<T> sheet) {
        var first = sheet.pages().after(null);
        var file = new ListFile(sheet, caller.name());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Response.ok(
                        (StreamingOutput) out -> onRecord.write(file, progress -> write(sheet, first, out, progress)))
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8; header=present")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + sheet.name() + "-" + today + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static <T> void write(Sheet<T> sheet, Page<T> first, OutputStream out, OnRecord.Progress progress)
            throws IOException {
        var csv = new CsvRows(out, false);
        csv.head(sheet.columns());
        @Nullable Page<T> page = first;
        while (page != null) {
            for (var item : page.items()) {
                csv.row(sheet.row().apply(item));
                progress.rowWritten();
            }
            var next = page.next();
            page = next == null ? null : sheet.pages().after(Cursor.parseText(next));
        }
        csv.end();
    }
}
