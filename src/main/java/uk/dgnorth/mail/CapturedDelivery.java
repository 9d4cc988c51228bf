package uk.dgnorth.mail;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;

/** Puts letters where the development inbox shows them, for want of a mail server. */
class CapturedDelivery implements Delivery {

    /** Room is made so often, not after each letter. */
    private static final int SWEEP_EVERY = 50;

    private final AgroalDataSource database;
    private final Sender sender;
    private final MailConfig config;
    private final Clock clock;

    CapturedDelivery(AgroalDataSource database, Sender sender, MailConfig config, Clock clock) {
        this.database = database;
        this.sender = sender;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Answer deliver(OutboxMessage message) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into captured_letter (message_id, about, kind, sender, recipient, subject,
                            text_part, html_part, attachments, sent_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (message_id) do nothing
                        returning id""")) {
            insert.setString(1, message.messageId());
            insert.setString(2, message.about());
            insert.setString(3, message.kind());
            insert.setString(4, sender.from());
            insert.setString(5, message.to());
            insert.setString(6, message.subject());
            insert.setString(7, message.text());
            insert.setString(8, message.html());
            insert.setString(9, message.attachments());
            insert.setTimestamp(10, Timestamp.from(clock.instant()));
            try (var rows = insert.executeQuery()) {
                if (rows.next() && rows.getLong(1) % SWEEP_EVERY == 0) {
                    sweep(rows.getLong(1) - config.keepCaptured());
                }
            }
            return Answer.accepted();
        } catch (SQLException e) {
            return Answer.unreachable(e);
        }
    }

    private void sweep(long newestToGo) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from captured_letter where id <= ?")) {
            delete.setLong(1, newestToGo);
            delete.executeUpdate();
        }
    }
}
