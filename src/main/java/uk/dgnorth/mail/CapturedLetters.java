package uk.dgnorth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.mail.CapturedLetter.File;

/** The letters that were captured for want of a mail server. */
@ApplicationScoped
class CapturedLetters {

    private static final String COLUMNS =
            "id, message_id, about, kind, sender, recipient, subject, text_part, html_part, attachments, sent_at";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    CapturedLetters(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Newest first; about one registration, or all. */
    List<CapturedLetter> list(@Nullable String about, long before, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select " + COLUMNS + " from captured_letter where id < ?"
                        + (about == null ? "" : " and about = ?") + " order by id desc limit ?")) {
            var next = 1;
            select.setLong(next++, before);
            if (about != null) {
                select.setString(next++, about);
            }
            select.setInt(next, limit);
            var letters = new ArrayList<CapturedLetter>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    letters.add(letter(rows));
                }
            }
            return letters;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The captured letters could not be read", e);
        }
    }

    Optional<CapturedLetter> find(long id) {
        return list(null, id + 1, 1).stream()
                .filter(letter -> letter.key() == id)
                .findFirst();
    }

    private CapturedLetter letter(ResultSet row) throws SQLException, JsonProcessingException {
        var id = row.getLong("id");
        return new CapturedLetter(
                id,
                row.getString("message_id"),
                row.getString("about"),
                row.getString("kind"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text_part"),
                row.getString("html_part"),
                files(id, json.readValue(row.getString("attachments"), Attachment[].class)),
                row.getTimestamp("sent_at").toInstant());
    }

    private static List<File> files(long id, Attachment[] attachments) {
        var files = new ArrayList<File>();
        for (var attachment : attachments) {
            files.add(new File(
                    attachment.name(),
                    attachment.contentType(),
                    attachment.contentId(),
                    "/development/inbox/" + id + "/attachments/" + files.size(),
                    attachment.content()));
        }
        return files;
    }
}
