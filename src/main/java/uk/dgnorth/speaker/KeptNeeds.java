package uk.dgnorth.speaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Seal;
import uk.dgnorth.web.Cursor;

/** The table of what speakers need: sealed on the way in, opened on the way out. */
@ApplicationScoped
class KeptNeeds {

    private static final String PURPOSE = "speaker-needs";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Seal seal;

    KeptNeeds(AgroalDataSource database, ObjectMapper json, Seal seal) {
        this.database = database;
        this.json = json;
        this.seal = seal;
    }

    /** What one speaker needs, for whoever prepares the event. */
    record Line(
            String speaker,
            @Nullable String access,
            @Nullable String equipment,
            Instant toldAt) {}

    /** One row with where it stands, for the cursor to the next page. */
    record Found(Line line, Cursor cursor) {}

    void keep(long personId, SpeakerNeeds needs, Instant now) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into speaker_needs (person_id, sealed, told_at) values (?, ?, ?)
                        on conflict (person_id) do update
                        set sealed = excluded.sealed, told_at = excluded.told_at""")) {
            upsert.setLong(1, personId);
            upsert.setBytes(2, seal.close(PURPOSE, String.valueOf(personId), json.writeValueAsString(needs)));
            upsert.setTimestamp(3, Timestamp.from(now));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("What a speaker needs could not be kept", e);
        }
    }

    Optional<SpeakerNeeds> find(long personId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select sealed from speaker_needs where person_id = ?")) {
            select.setLong(1, personId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(open(personId, rows.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("What a speaker needs could not be read", e);
        }
    }

    /** Those of an event who have told what they need, even if that is nothing. */
    Set<Long> tellers(long eventId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select person_id from speaker_needs n join speaker_person p on p.id = n.person_id
                        where p.event_id = ?""")) {
            select.setLong(1, eventId);
            var found = new HashSet<Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Who has told needs could not be read", e);
        }
    }

    /** In the order in which they were told. */
    List<Found> list(long eventId, @Nullable Cursor after, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select n.person_id, n.sealed, n.told_at, p.speaker
                        from speaker_needs n join speaker_person p on p.id = n.person_id
                        where p.event_id = ? and (n.told_at, n.person_id) > (?, ?)
                        order by n.told_at, n.person_id limit ?""")) {
            select.setLong(1, eventId);
            select.setTimestamp(2, Timestamp.from(after == null ? Instant.EPOCH : after.at()));
            select.setLong(3, after == null ? 0 : after.id());
            select.setInt(4, limit);
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var person = rows.getLong("person_id");
                    var needs = open(person, rows.getBytes("sealed"));
                    var at = rows.getTimestamp("told_at").toInstant();
                    found.add(new Found(
                            new Line(rows.getString("speaker"), needs.access(), needs.equipment(), at),
                            new Cursor(at, person)));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("What the speakers need could not be read", e);
        }
    }

    private SpeakerNeeds open(long personId, byte[] sealed) throws JsonProcessingException {
        return json.readValue(seal.open(PURPOSE, String.valueOf(personId), sealed), SpeakerNeeds.class);
    }

    /** @return how many were deleted */
    int deleteOfEventsThatEndedBefore(Instant end) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from speaker_needs n using speaker_person p, event e
                        where p.id = n.person_id and e.id = p.event_id and e.ends_at < ?""")) {
            delete.setTimestamp(1, Timestamp.from(end));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("What speakers of past events needed could not be deleted", e);
        }
    }
}
