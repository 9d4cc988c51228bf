package uk.dgnorth.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.download.ExportConfig;
import uk.dgnorth.download.OnRecord;
import uk.dgnorth.event.Event;

/** Writes files of attendees, row by row while the client reads, and records each in the audit trail. */
@ApplicationScoped
class AttendeeExport {

    /** Rows in memory at once, for each export. */
    private static final int FETCH_SIZE = 1000;

    private final AgroalDataSource database;
    private final SessionsOfEvents sessions;
    private final OnRecord onRecord;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ExportConfig config;

    AttendeeExport(
            AgroalDataSource database,
            SessionsOfEvents sessions,
            OnRecord onRecord,
            CurrentCaller caller,
            Clock clock,
            ExportConfig config) {
        this.database = database;
        this.sessions = sessions;
        this.onRecord = onRecord;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
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

    void write(AttendeeFile file, Sheet sheet) {
        onRecord.write(file, progress -> copy(file, sheet, progress));
    }

    /** In a transaction of its own, which a cursor needs; it only reads, so it does not matter how it ends. */
    private void copy(AttendeeFile file, Sheet sheet, OnRecord.Progress progress) throws IOException {
        var columns = file.columns().stream().map(Column::expression).collect(Collectors.joining(", "));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            bearSlowClient(connection);
            try (var select = new Selection(file.eventId(), file.filter()).prepare(connection, columns, null)) {
                select.setFetchSize(FETCH_SIZE);
                try (var rows = select.executeQuery()) {
                    copy(rows, file.columns(), sheet, progress);
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

    private static void copy(ResultSet rows, List<Column> columns, Sheet sheet, OnRecord.Progress progress)
            throws SQLException, IOException {
        sheet.begin(columns);
        while (rows.next()) {
            sheet.row(read(rows, columns));
            progress.rowWritten();
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
