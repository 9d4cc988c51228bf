package uk.dgnorth.mail;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The outbox as the dispatcher sees it. Each method is one statement and one short transaction of its own, and no
 * connection is held in between: SMTP is spoken outside.
 */
@ApplicationScoped
class OutboxMessages {

    private final AgroalDataSource database;

    OutboxMessages(AgroalDataSource database) {
        this.database = database;
    }

    /** Takes what is due and nobody else has; a lease that has run out counts for nothing. */
    Lease lease(Instant now, Instant until, int limit) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        with due as (
                            select id from outbox_message
                            where status = 'queued' and due_at <= ? and (leased_until is null or leased_until <= ?)
                            order by due_at, id
                            limit ?
                            for update skip locked
                        )
                        update outbox_message message set leased_until = ?
                        from due where message.id = due.id
                        returning message.id, message_id, about, kind, recipient, subject, text_part, html_part,
                            attachments, tries, created_at, due_at, interrupted_at""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setTimestamp(2, Timestamp.from(now));
            update.setInt(3, limit);
            update.setTimestamp(4, Timestamp.from(until));
            var messages = new ArrayList<OutboxMessage>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    messages.add(message(rows));
                }
            }
            messages.sort(Comparator.comparing(OutboxMessage::dueAt).thenComparing(OutboxMessage::id));
            return new Lease(messages, until);
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox could not be read", e);
        }
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        var interruptedAt = row.getTimestamp("interrupted_at");
        return new OutboxMessage(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("about"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text_part"),
                row.getString("html_part"),
                row.getString("attachments"),
                row.getInt("tries"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                interruptedAt == null ? null : interruptedAt.toInstant());
    }

    /** Right after the server's 250. What a secret letter said is gone with the same statement. */
    void markSent(OutboxMessage message, Instant now) {
        change("""
                update outbox_message set status = 'sent', sent_at = ?, tries = tries + 1, last_error = null,
                    leased_until = null,
                    text_part = case when secret then null else text_part end,
                    html_part = case when secret then null else html_part end,
                    attachments = case when secret then '[]' else attachments end
                where id = ? and status = 'queued'""", Timestamp.from(now), message.id());
    }

    /** Tried in vain, and due again later. */
    void putOff(OutboxMessage message, String reason, Instant dueAt) {
        change("""
                update outbox_message set tries = tries + 1, last_error = ?, due_at = ?, leased_until = null
                where id = ? and status = 'queued'""", reason, Timestamp.from(dueAt), message.id());
    }

    /** Tried in vain for the last time, unless an organiser asks for it again. */
    void markFailed(OutboxMessage message, String reason) {
        change("""
                update outbox_message set status = 'failed', tries = tries + 1, last_error = ?, leased_until = null
                where id = ? and status = 'queued'""", reason, message.id());
    }

    /** The connection broke, which costs no try; due again behind all that is due already. */
    void markInterrupted(OutboxMessage message, String reason, Instant now, Instant dueAt) {
        change("""
                update outbox_message set last_error = ?, interrupted_at = ?, due_at = ?, leased_until = null
                where id = ? and status = 'queued'""", reason, Timestamp.from(now), Timestamp.from(dueAt), message.id());
    }

    /** What was leased and not tried; a row that has a new lease by now is left to it. */
    void giveBack(List<OutboxMessage> messages, Instant leasedUntil) {
        if (messages.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update outbox_message set leased_until = null
                        where id = any (?) and status = 'queued' and leased_until = ?""")) {
            update.setArray(1, ids(connection, messages));
            update.setTimestamp(2, Timestamp.from(leasedUntil));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Letters could not be given back to the outbox", e);
        }
    }

    private static Array ids(Connection connection, List<OutboxMessage> messages) throws SQLException {
        return connection.createArrayOf(
                "bigint", messages.stream().map(OutboxMessage::id).toArray());
    }

    private void change(String statement, Object... values) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("What came of a letter could not be kept", e);
        }
    }
}
