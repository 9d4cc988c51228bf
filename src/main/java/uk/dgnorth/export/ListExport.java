package uk.dgnorth.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Page;

/**
 * Writes the lists of an event as files for spreadsheets, each on record in the audit trail. A file is made of the
 * pages of its list, one after the other, so that no connection is kept while a client reads.
 */
@ApplicationScoped
public class ListExport {

    private final OnRecord onRecord;
    private final CurrentCaller caller;
    private final Clock clock;

    ListExport(OnRecord onRecord, CurrentCaller caller, Clock clock) {
        this.onRecord = onRecord;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A list and how its rows are written.
     *
     * @param columns the header row
     * @param row the values of one item, in the order of the columns
     * @param pages the page after what {@code next} said of the one before; null for the first
     */
    public record Table<T>(
            List<String> columns, Function<T, List<@Nullable String>> row, Function<@Nullable String, Page<T>> pages) {}

    /**
     * The file as an answer that is written while the client reads.
     *
     * @param filter what the audit trail shall keep of it: no free text, since people may type names into it
     */
    public <T> RestResponse<StreamingOutput> csv(Event event, String name, Map<String, String> filter, Table<T> table) {
        var today = LocalDate.ofInstant(clock.instant(), event.timezone());
        var file = new ListFile(event.slug(), name, today, table.columns(), filter, caller.name());
        return ResponseBuilder.ok(
                        (StreamingOutput) out -> onRecord.write(file, progress -> write(table, out, progress)))
                .type("text/csv; charset=utf-8; header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static <T> void write(Table<T> table, OutputStream out, OnRecord.Progress progress) throws IOException {
        var sheet = new CsvSheet(out, false);
        sheet.head(table.columns());
        String next = null;
        do {
            var page = table.pages().apply(next);
            for (var item : page.items()) {
                sheet.row(new ArrayList<>(table.row().apply(item)));
                progress.rowWritten();
            }
            next = page.next();
        } while (next != null);
        sheet.end();
    }
}
