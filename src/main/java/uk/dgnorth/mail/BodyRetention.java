package uk.dgnorth.mail;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Forgets, once a day, what old letters said; that they were sent, and when, stays. */
@ApplicationScoped
class BodyRetention {

    private static final Logger LOG = Logger.getLogger(BodyRetention.class);

    /** Rows in one statement, so that no lock lasts long. */
    private static final int SLICE = 1000;

    private final AgroalDataSource database;
    private final MailConfig config;
    private final Clock clock;

    BodyRetention(AgroalDataSource database, MailConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Instances may do so at once: they skip each other's rows. */
    @Scheduled(cron = "0 20 3 * * ?")
    void forgetOldBodies() {
        var oldest = Timestamp.from(clock.instant().minus(config.keepBodies()));
        var sent = inSlices("""
                update outbox_message set text_part = null, html_part = null, attachments = '[]'
                where id in (
                    select id from outbox_message
                    where status = 'sent' and text_part is not null and sent_at < ?
                    limit ? for update skip locked)""", oldest);
        var failed = inSlices("""
                update outbox_message set text_part = null, html_part = null, attachments = '[]'
                where id in (
                    select id from outbox_message
                    where status = 'failed' and text_part is not null and created_at < ?
                    limit ? for update skip locked)""", oldest);
        var captured = inSlices("""
                delete from captured_letter
                where id in (select id from captured_letter where sent_at < ? limit ? for update skip locked)""", oldest);
        LOG.infof("Forgot the text of %d sent, %d failed and %d captured letters", sent, failed, captured);
    }

    private int inSlices(String statement, Timestamp oldest) {
        var all = 0;
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(statement)) {
            change.setTimestamp(1, oldest);
            change.setInt(2, SLICE);
            int changed;
            do {
                changed = change.executeUpdate();
                all += changed;
            } while (changed == SLICE);
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("The text of old letters could not be forgotten", e);
        }
    }
}
