package uk.dgnorth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/** Takes letters in the transaction of the change they tell of: they are sent if, and only if, it commits. */
@ApplicationScoped
public class Outbox {

    /** Where a letter is addressed that is taken back: no mail can reach it (RFC 2606, section 2). */
    public static final String NOWHERE = "nobody@nowhere.invalid";

    private static final String INSERT = """
            insert into outbox_message (message_id, event, about, kind, recipient, subject,
                text_part, html_part, attachments, secret, created_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    /** In the same round trip. Asked for in a subquery, the id is known once and the row is found by its key. */
    private static final String TAKE_BACK = "; delete from outbox_message where id = (select lastval())";

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
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var letter : letters) {
                set(insert, letter);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A letter could not be put into the outbox", e);
        }
        wakeTheWorkerAfterCommit();
    }

    /**
     * Does all the work of a letter and leaves nothing of it: for addresses that nobody here knows, so that the time of
     * an answer does not tell them from known ones.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAndTakeBack(Letter letter) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT + TAKE_BACK)) {
            set(insert, letter);
            insert.execute();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A letter could not be put into the outbox and taken back", e);
        }
        wakeTheWorkerAfterCommit();
    }

    private void set(PreparedStatement insert, Letter letter) throws SQLException, JsonProcessingException {
        var now = Timestamp.from(clock.instant());
        insert.setString(1, sender.newMessageId());
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
