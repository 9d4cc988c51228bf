package uk.dgnorth.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/**
 * Files for spreadsheets of what lists show, each on record in the audit trail. They are read page by page, so that no
 * connection waits for a slow client.
 */
@ApplicationScoped
public class ListFiles {

    private static final Logger LOG = Logger.getLogger(ListFiles.class);

    private final Audit audit;
    private final CurrentCaller caller;
    private final Clock clock;

    ListFiles(Audit audit, CurrentCaller caller, Clock clock) {
        this.audit = audit;
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
     */
    public record Sheet<T>(
            String name, String event, List<String> columns, Pages<T> pages, Function<T, List<@Nullable String>> row) {}

    /** Begun on record before the first byte leaves, and ended before the last. */
    public <T> Response csv(Sheet<T> sheet) {
        var actor = caller.name();
        var first = sheet.pages().after(null);
        record(sheet, actor, "list export begun", Map.of());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Response.ok((StreamingOutput) out -> write(sheet, first, actor, out))
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8; header=present")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + sheet.name() + "-" + today + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private <T> void write(Sheet<T> sheet, Page<T> first, String actor, OutputStream out) {
        var rows = 0L;
        var complete = false;
        try {
            var csv = new CsvRows(out, false);
            csv.head(sheet.columns());
            @Nullable Page<T> page = first;
            while (page != null) {
                for (var item : page.items()) {
                    csv.row(sheet.row().apply(item));
                    rows++;
                }
                var next = page.next();
                page = next == null ? null : sheet.pages().after(Cursor.parse(next));
            }
            csv.end();
            complete = true;
        } catch (IOException | UncheckedIOException gone) {
            LOG.infof("Export of %s: %s", sheet.name(), gone.getMessage());
            throw new ExportCutShort();
        } finally {
            record(sheet, actor, "list exported", Map.of("rows", rows, "complete", complete));
        }
    }

    private void record(Sheet<?> sheet, String actor, String action, Map<String, ?> outcome) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.add(AuditEntry.of(actor, action, sheet.event(), sheet.name() + ".csv")
                        .changing(Map.of(), outcome)));
    }
}
