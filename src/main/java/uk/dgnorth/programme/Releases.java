package uk.dgnorth.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;

/** The releases of each event's programme, as they are kept. Since none ever changes, each is read once. */
@ApplicationScoped
public class Releases {

    private static final int READ_AT_MOST = 50;
    private static final TypeReference<Map<String, Integer>> SEQUENCES = new TypeReference<>() {};
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Cache<Key, Release> read =
            Caffeine.newBuilder().maximumSize(READ_AT_MOST).build();

    Releases(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Key(long event, int number) {}

    /** What the list of releases says of each. */
    public record Entry(int number, Instant releasedAt, String releasedBy, String note, List<Change> changes) {}

    /** The programme that the public sees; empty until the first release. */
    public Optional<Release> newest(Event event) {
        var number = newestNumber(event.id());
        return number == 0 ? Optional.empty() : find(event, number);
    }

    public Optional<Release> find(Event event, int number) {
        return Optional.ofNullable(read.get(new Key(event.id(), number), this::read));
    }

    /** The newest first, from the one before {@code before}. */
    public List<Entry> list(Event event, int before, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select number, released_at, released_by, note, changes from programme_release
                        where event_id = ? and number < ? order by number desc limit ?""")) {
            select.setLong(1, event.id());
            select.setInt(2, before);
            select.setInt(3, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Entry>();
                while (rows.next()) {
                    found.add(new Entry(
                            rows.getInt("number"),
                            rows.getTimestamp("released_at").toInstant(),
                            rows.getString("released_by"),
                            rows.getString("note"),
                            json.readValue(rows.getString("changes"), CHANGES)));
                }
                return found;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The releases could not be read", e);
        }
    }

    /**
     * Publishes a programme under the lock of its event, which the caller holds. Nothing may look for the newest release
     * in this transaction afterwards: it would be remembered even if the transaction fails.
     */
    @Transactional(TxType.MANDATORY)
    public Release add(Event event, Programme programme, String note, String actor, Instant now) {
        var before = newest(event);
        var old = before.map(Release::programme).orElse(Programme.EMPTY);
        var release = new Release(
                before.map(Release::number).orElse(0) + 1,
                now,
                actor,
                note,
                programme,
                sequences(before.map(Release::sequences).orElse(Map.of()), old, programme),
                Change.between(old, programme));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into programme_release (event_id, number, released_at, released_by, note, programme,
                            sequences, changes)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)""")) {
            insert.setLong(1, event.id());
            insert.setInt(2, release.number());
            insert.setTimestamp(3, Timestamp.from(now));
            insert.setString(4, actor);
            insert.setString(5, note);
            insert.setString(6, json.writeValueAsString(programme));
            insert.setString(7, json.writeValueAsString(release.sequences()));
            insert.setString(8, json.writeValueAsString(release.changes()));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A release could not be kept", e);
        }
        return release;
    }

    /** One higher for each session that calendars have otherwise, or have to remove, or to add again. */
    private static Map<String, Integer> sequences(Map<String, Integer> known, Programme before, Programme after) {
        var sequences = new HashMap<>(known);
        for (var session : after.sessions()) {
            var changes = before.session(session.slug())
                    .map(session::differsInCalendars)
                    .orElse(known.containsKey(session.slug()));
            sequences.merge(session.slug(), 0, (old, fresh) -> changes ? old + 1 : old);
        }
        for (var session : before.sessions()) {
            if (after.session(session.slug()).isEmpty()) {
                sequences.merge(session.slug(), 1, Integer::sum);
            }
        }
        return sequences;
    }

    private int newestNumber(long event) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select coalesce(max(number), 0) from programme_release where event_id = ?")) {
            select.setLong(1, event);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The releases could not be read", e);
        }
    }

    private @Nullable Release read(Key key) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select * from programme_release where event_id = ? and number = ?")) {
            select.setLong(1, key.event());
            select.setInt(2, key.number());
            try (var rows = select.executeQuery()) {
                return rows.next() ? release(rows) : null;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A release could not be read", e);
        }
    }

    private Release release(ResultSet row) throws SQLException, JsonProcessingException {
        return new Release(
                row.getInt("number"),
                row.getTimestamp("released_at").toInstant(),
                Objects.requireNonNull(row.getString("released_by")),
                Objects.requireNonNull(row.getString("note")),
                json.readValue(row.getString("programme"), Programme.class),
                json.readValue(row.getString("sequences"), SEQUENCES),
                json.readValue(row.getString("changes"), CHANGES));
    }
}
