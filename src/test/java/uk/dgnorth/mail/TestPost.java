package uk.dgnorth.mail;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The post office of the tests: nothing leaves by itself there, so they send what is due and read what was captured. */
@Singleton
public class TestPost {

    private final Outbox outbox;
    private final Dispatcher dispatcher;
    private final CapturedLetters captured;
    private final AgroalDataSource database;

    TestPost(Outbox outbox, Dispatcher dispatcher, CapturedLetters captured, AgroalDataSource database) {
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.captured = captured;
        this.database = database;
    }

    /** Sends all that is due now. */
    public void sendAllDue() {
        boolean more;
        do {
            more = dispatcher.sendDue();
        } while (more);
    }

    /** Sends all that is due now and gives the texts of the captured letters about this registration, oldest first. */
    public List<String> textsAbout(String reference) {
        sendAllDue();
        var texts = new ArrayList<String>();
        for (var letter : captured.list(reference, Long.MAX_VALUE, 1000)) {
            texts.add(0, letter.text());
        }
        return texts;
    }

    void add(ExampleLetter... letters) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var letter : letters) {
                outbox.add(letter.letter());
            }
        });
    }

    void empty() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate outbox_message, captured_letter");
        }
    }

    /** A letter as it lies in the outbox. */
    record Row(
            long id,
            String messageId,
            String to,
            String status,
            int tries,
            @Nullable String text,
            @Nullable String html,
            String attachments,
            @Nullable String lastError,
            Instant dueAt) {}

    List<Row> rows() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select * from outbox_message order by id");
                var rows = select.executeQuery()) {
            var all = new ArrayList<Row>();
            while (rows.next()) {
                all.add(new Row(
                        rows.getLong("id"),
                        rows.getString("message_id"),
                        rows.getString("recipient"),
                        rows.getString("status"),
                        rows.getInt("tries"),
                        rows.getString("text_part"),
                        rows.getString("html_part"),
                        rows.getString("attachments"),
                        rows.getString("last_error"),
                        rows.getTimestamp("due_at").toInstant()));
            }
            return all;
        }
    }

    Row row() throws SQLException {
        return rows().get(0);
    }
}
