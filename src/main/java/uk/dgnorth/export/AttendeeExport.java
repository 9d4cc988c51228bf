package uk.dgnorth.export;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.Busy;

/** Writes files of attendees, row by row while the client reads, and records each in the audit trail. */
@ApplicationScoped
class AttendeeExport {

    private static final Logger LOG = Logger.getLogger(AttendeeExport.class);

    /** Rows in memory at once, for each export. */
    private static final int FETCH_SIZE = 1000;

    private final AgroalDataSource database;
    private final SessionsOfEvents sessions;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ExportConfig config;
    private final Semaphore room;

    AttendeeExport(
            AgroalDataSource database,
            SessionsOfEvents sessions,
            Audit audit,
            CurrentCaller caller,
            Clock clock,
            ExportConfig config) {
        this.database = database;
        this.sessions = sessions;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
        this.room = new Semaphore(config.atOnce());
    }

    @Transactional
    AttendeeFile plan(String slug, String format, RegistrationFilter filter, List<Column> columns) {
        var event = Event.demand(slug);
        sessions.demand(event, filter);
        return plan(event, format, filter, columns);
    }

    /** Those who hold a place in one session. */
    @Transactional
    AttendeeFile planOfSession(
            String slug, String session, String format, RegistrationFilter filter, List<Column> columns) {
        var event = Event.demand(slug);
        sessions.demand(event, session);
        return plan(event, format, filter.in(session), columns);
    }

    private AttendeeFile plan(Event event, String format, RegistrationFilter filter, List<Column> columns) {
        var today = LocalDate.ofInstant(clock.instant(), event.timezone());
        return new AttendeeFile(event.slug(), event.id(), today, format, filter, columns, caller.name());
    }

    /** The file for spreadsheets, as an answer that is written while the client reads. */
    RestResponse<StreamingOutput> csv(AttendeeFile file, boolean raw) {
        return ResponseBuilder.ok((StreamingOutput) out -> write(file, new CsvSheet(out, raw)))
                .type("text/csv; charset=utf-8; header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * That it began is on record before the first byte leaves, and how it ended before the last: who hangs up midway,
     * or kills the service, leaves a trace all the same. Anything thrown after the first byte has to break the
     * connection, or else half a file would look whole.
     */
    void write(AttendeeFile file, Sheet sheet) {
        if (!room.tryAcquire()) {
            throw new Busy();
        }
        try {
            record(file, "attendee export begun", Map.of());
            copyOnRecord(file, sheet);
        } finally {
            room.release();
        }
    }

    private void copyOnRecord(AttendeeFile file, Sheet sheet) {
        var rows = new AtomicLong();
        var complete = false;
        try {
            copy(file, sheet, rows);
            complete = true;
        } catch (IOException | UncheckedIOException gone) {
            // Clients hang up: no fault of ours, so one line is enough.
            LOG.infof("Export of attendees of %s: %s", file.event(), gone.getMessage());
            throw new ExportCutShort();
        } finally {
            record(file, "attendees exported", Map.of("rows", rows.get(), "complete", complete));
            LOG.infof("Attendees of %s exported: rows %d, complete %b", file.event(), rows.get(), complete);
        }
    }

    private void record(AttendeeFile file, String action, Map<String, ?> outcome) {
        QuarkusTransaction.requiringNew().run(() -> audit.add(file.entry(action, outcome)));
    }

    /** In a transaction of its own, which a cursor needs; it only reads, so it does not matter how it ends. */
    private void copy(AttendeeFile file, Sheet sheet, AtomicLong written) throws IOException {
        var columns = file.columns().stream().map(Column::expression).collect(Collectors.joining(", "));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            bearSlowClient(connection);
            try (var select = new Selection(file.eventId(), file.filter()).prepare(connection, columns, null)) {
                select.setFetchSize(FETCH_SIZE);
                try (var rows = select.executeQuery()) {
                    copy(rows, file.columns(), sheet, written);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The attendees could not be read", e);
        }
    }

    /**
     * Between two fetches the server sees an idle transaction, for as long as the client takes to read; what it would
     * end otherwise is bounded here by the time limit. A single fetch stays under the usual statement timeout.
     */
    private void bearSlowClient(Connection connection) throws SQLException {
        try (var set =
                connection.prepareStatement("select set_config('idle_in_transaction_session_timeout', ?, true)")) {
            set.setString(1, config.timeLimit().toMillis() + "ms");
            set.execute();
        }
    }

    private void copy(ResultSet rows, List<Column> columns, Sheet sheet, AtomicLong written)
            throws SQLException, IOException {
        var start = System.nanoTime();
        sheet.begin(columns);
        while (rows.next()) {
            if (System.nanoTime() - start > config.timeLimit().toNanos()) {
                throw new IOException("The client took longer than dgn.export.time-limit allows");
            }
            sheet.row(read(rows, columns));
            written.incrementAndGet();
        }
        sheet.end();
    }

    private static List<@Nullable String> read(ResultSet row, List<Column> columns) throws SQLException {
        var values = new ArrayList<@Nullable String>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).text(row, i + 1));
        }
        return values;
    }
}
