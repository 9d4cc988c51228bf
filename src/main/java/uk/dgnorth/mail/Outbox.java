package uk.dgnorth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/** Takes letters in the transaction of the change they tell of: they are sent if, and only if, it commits. */
@ApplicationScoped
public class Outbox {

    /** Where a letter is addressed that is taken back: no mail can reach it (RFC 2606, section 2). */
    public static final String NOWHERE = "nobody@nowhere.invalid";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Sender sender;
    private final TransactionSynchronizationRegistry transaction;
    private final MailWorker worker;

    Outbox(
            AgroalDataSource database,
            ObjectMapper json,
            Clock clock,
            Sender sender,
            TransactionSynchronizationRegistry transaction,
            MailWorker worker) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.sender = sender;
        this.transaction = transaction;
        this.worker = worker;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Letter letter) {
        addAll(List.of(letter));
    }

    /** Several, with one round trip to the database. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(List<Letter> letters) {
        insert(letters);
        wakeTheWorkerAfterCommit();
    }

    /**
     * Does all the work of a letter and leaves nothing of it: for addresses that nobody here knows, so that the time of
     * an answer does not tell them from known ones.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAndTakeBack(Letter letter) {
        var messageId = insert(List.of(letter)).get(0);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from outbox_message where message_id = ?")) {
            delete.setString(1, messageId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A letter could not be taken back", e);
        }
        wakeTheWorkerAfterCommit();
    }

    /** @return their Message-IDs */
    private List<String> insert(List<Letter> letters) {
        var messageIds = letters.stream().map(letter -> sender.newMessageId()).toList();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into outbox_message (message_id, event, about, kind, recipient, subject,
                            text_part, html_part, attachments, secret, created_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")) {
            var now = Timestamp.from(clock.instant());
            for (int i = 0; i < letters.size(); i++) {
                var letter = letters.get(i);
                insert.setString(1, messageIds.get(i));
                insert.setString(2, letter.event());
                insert.setString(3, letter.about());
                insert.setString(4, letter.kind());
                insert.setString(5, letter.to());
                insert.setString(6, letter.subject());
                insert.setString(7, letter.text());
                insert.setString(8, letter.html());
                insert.setString(9, json.writeValueAsString(letter.attachments()));
                insert.setBoolean(10, letter.secret());
                insert.setTimestamp(11, now);
                insert.setTimestamp(12, now);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A letter could not be put into the outbox", e);
        }
        return messageIds;
    }

    /** In this JVM only, and never by NOTIFY, which would make all commits wait for each other (performance.md). */
    void wakeTheWorkerAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    worker.wake();
                }
            }
        });
    }
}
