package uk.dgnorth.upload;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The photos of speakers, as they are kept. */
@ApplicationScoped
class Photos {

    private final AgroalDataSource database;

    Photos(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(TxType.MANDATORY)
    void keep(long event, String speaker, String alt, Picture picture, String tag, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into speaker_photo (event_id, speaker, alt, large, small, tag, uploaded_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (event_id, speaker) do update
                        set alt = excluded.alt, large = excluded.large, small = excluded.small, tag = excluded.tag,
                            uploaded_at = excluded.uploaded_at""")) {
            insert.setLong(1, event);
            insert.setString(2, speaker);
            insert.setString(3, alt);
            insert.setBytes(4, picture.large());
            insert.setBytes(5, picture.small());
            insert.setString(6, tag);
            insert.setTimestamp(7, Timestamp.from(now));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A photo could not be kept", e);
        }
    }

    @Transactional(TxType.MANDATORY)
    boolean remove(long event, String speaker) {
        try (var connection = database.getConnection();
                var delete =
                        connection.prepareStatement("delete from speaker_photo where event_id = ? and speaker = ?")) {
            delete.setLong(1, event);
            delete.setString(2, speaker);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A photo could not be removed", e);
        }
    }

    /** By the slug of their speaker. */
    Map<String, Photo> of(long event) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select speaker, alt, tag, uploaded_at from speaker_photo where event_id = ?")) {
            select.setLong(1, event);
            var photos = new HashMap<String, Photo>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    photos.put(
                            rows.getString("speaker"),
                            new Photo(
                                    rows.getString("alt"),
                                    rows.getString("tag"),
                                    rows.getTimestamp("uploaded_at").toInstant()));
                }
            }
            return photos;
        } catch (SQLException e) {
            throw new IllegalStateException("The photos could not be read", e);
        }
    }

    Optional<byte[]> image(long event, String speaker, PhotoSize size) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select " + size.column() + " from speaker_photo where event_id = ? and speaker = ?")) {
            select.setLong(1, event);
            select.setString(2, speaker);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A photo could not be read", e);
        }
    }
}
