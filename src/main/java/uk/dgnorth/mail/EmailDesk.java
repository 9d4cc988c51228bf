package uk.dgnorth.mail;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** What an organiser can see of the letters and do about them. */
@ApplicationScoped
public class EmailDesk {

    /** What the letters can be sorted by; never by whom they are to. */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("written", Sorting.Key.ID, "id"),
            new Sorting.Column("status", Sorting.Key.TEXT, "status collate \"C\""),
            new Sorting.Column("subject", Sorting.Key.TEXT, "subject collate \"C\""),
            new Sorting.Column("about", Sorting.Key.TEXT, "about collate \"C\""));

    private record Found(EmailView email, Cursor cursor) {}

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Clock clock;

    EmailDesk(AgroalDataSource database, Outbox outbox, Audit audit, CurrentCaller caller, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<EmailView> list(String event, @Nullable EmailStatus status, @Nullable Cursor after, int limit) {
        return list(event, status, COLUMNS.get(0).first(), after, limit);
    }

    /** The status stands in the statement as a literal, so that the partial indexes serve it. */
    @Transactional
    public Page<EmailView> list(
            String event, @Nullable EmailStatus status, Sorting sorting, @Nullable Cursor after, int limit) {
        var values = new ArrayList<Object>(List.of(event));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        var statement = "select id, kind, about, recipient, subject, status, tries, last_error, created_at, sent_at, "
                + sorting.selected() + " from outbox_message where event = ?"
                + (status == null ? "" : " and status = '" + status.text() + "'")
                + (after == null ? "" : " and " + sorting.after("id"))
                + " order by " + sorting.order("id") + " limit " + (limit + 1);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(view(rows), sorting.cursor(rows)));
                }
            }
            return Page.of(found, limit, Found::email, Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The letters could not be listed", e);
        }
    }

    /** The letters about one registration, newest first. */
    public List<EmailView> about(String event, String reference) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, kind, about, recipient, subject, status, tries, last_error, created_at, sent_at
                        from outbox_message where about = ? and event = ? order by id desc limit ?""")) {
            select.setString(1, reference);
            select.setString(2, event);
            select.setInt(3, Page.MAX_LIMIT);
            var found = new ArrayList<EmailView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The letters could not be listed", e);
        }
    }

    private static EmailView view(ResultSet row) throws SQLException {
        var sentAt = row.getTimestamp("sent_at");
        return new EmailView(
                String.valueOf(row.getLong("id")),
                row.getString("kind"),
                row.getString("about"),
                EmailView.masked(row.getString("recipient")),
                row.getString("subject"),
                status(row),
                row.getInt("tries"),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant());
    }

    private static EmailStatus status(ResultSet row) throws SQLException {
        return EmailStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    /** As {@link #retry(long)}, for somebody who may deal with the letters of this event only. */
    @Transactional
    public void retry(String event, long id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select 1 from outbox_message where id = ? and event = ?")) {
            select.setLong(1, id);
            select.setString(2, event);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound("email");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A letter could not be found", e);
        }
        retry(id);
    }

    /** Queues a failed letter anew, with all its tries. */
    @Transactional
    void retry(long id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select event, about, status, tries, text_part is not null as kept
                        from outbox_message where id = ? for update""");
                var update = connection.prepareStatement("""
                        update outbox_message set status = 'queued', tries = 0, due_at = ?, interrupted_at = null
                        where id = ?""")) {
            select.setLong(1, id);
            try (var row = select.executeQuery()) {
                requireRetryable(row);
                queue(update, id);
                audit.add(AuditEntry.of(caller.name(), "email retried", row.getString("event"), row.getString("about"))
                        .changing(
                                Map.of("status", "failed", "tries", row.getInt("tries")), Map.of("status", "queued")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A letter could not be queued anew", e);
        }
        outbox.wakeTheWorkerAfterCommit();
    }

    private static void requireRetryable(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new NotFound("email");
        }
        if (status(row) != EmailStatus.FAILED || !row.getBoolean("kept")) {
            throw new EmailNotFailed(status(row));
        }
    }

    private void queue(PreparedStatement update, long id) throws SQLException {
        update.setTimestamp(1, Timestamp.from(clock.instant()));
        update.setLong(2, id);
        update.executeUpdate();
    }
}
