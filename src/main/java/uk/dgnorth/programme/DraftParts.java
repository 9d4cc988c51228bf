package uk.dgnorth.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Versioned;

/** The draft as it is kept: one document for each part (ADR 0011). */
@ApplicationScoped
class DraftParts {

    private final AgroalDataSource database;
    private final ObjectMapper json;

    DraftParts(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** In one statement, however much there is. */
    Programme all(long event) {
        return query(
                "select kind, slug, version, document from draft_part where event_id = ? order by kind, slug",
                rows -> {
                    var rooms = new ArrayList<Room>();
                    var tracks = new ArrayList<Track>();
                    var speakers = new ArrayList<Speaker>();
                    var sessions = new ArrayList<Session>();
                    while (rows.next()) {
                        switch (rows.getString("kind")) {
                            case "room" -> rooms.add(read(rows, Kind.ROOM).body());
                            case "track" -> tracks.add(read(rows, Kind.TRACK).body());
                            case "speaker" ->
                                speakers.add(read(rows, Kind.SPEAKER).body());
                            default -> sessions.add(read(rows, Kind.SESSION).body());
                        }
                    }
                    return new Programme(rooms, tracks, speakers, sessions);
                },
                event);
    }

    /** In the order of their slugs, from the one after {@code after}. */
    <P extends Part> List<P> list(long event, Kind<P> kind, @Nullable String after, int limit) {
        return query(
                """
                select slug, version, document from draft_part where event_id = ? and kind = ? and slug > ?
                order by slug limit ?""",
                rows -> {
                    var found = new ArrayList<P>();
                    while (rows.next()) {
                        found.add(read(rows, kind).body());
                    }
                    return found;
                },
                event,
                kind.name(),
                after == null ? "" : after,
                limit);
    }

    <P extends Part> Optional<Versioned<P>> find(long event, Kind<P> kind, String slug) {
        return query(
                "select slug, version, document from draft_part where event_id = ? and kind = ? and slug = ?",
                rows -> rows.next() ? Optional.of(read(rows, kind)) : Optional.empty(),
                event,
                kind.name(),
                slug);
    }

    int count(long event, Kind<?> kind) {
        return query(
                "select count(*) from draft_part where event_id = ? and kind = ?",
                rows -> rows.next() ? rows.getInt(1) : 0,
                event,
                kind.name());
    }

    @Transactional(TxType.MANDATORY)
    boolean add(long event, Kind<?> kind, Part part) {
        return change("""
                insert into draft_part (event_id, kind, slug, document) values (?, ?, ?, ?::jsonb)
                on conflict do nothing""", event, kind.name(), part.slug(), written(part));
    }

    /** @return the new version */
    @Transactional(TxType.MANDATORY)
    int replace(long event, Kind<?> kind, Part part, int version) {
        if (!change("""
                update draft_part set document = ?::jsonb, version = version + 1
                where event_id = ? and kind = ? and slug = ? and version = ?""", written(part), event, kind.name(), part.slug(), version)) {
            throw new IllegalStateException("A draft was changed without its event being locked");
        }
        return version + 1;
    }

    @Transactional(TxType.MANDATORY)
    void remove(long event, Kind<?> kind, String slug) {
        change("delete from draft_part where event_id = ? and kind = ? and slug = ?", event, kind.name(), slug);
    }

    private <P extends Part> Versioned<P> read(ResultSet row, Kind<P> kind) throws SQLException {
        try {
            return new Versioned<>(json.readValue(row.getString("document"), kind.type()), row.getInt("version"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A part of a draft cannot be read", e);
        }
    }

    private String written(Part part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A part of a draft cannot be written", e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            bind(select, values);
            try (var rows = select.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A draft could not be read", e);
        }
    }

    private boolean change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A draft could not be changed", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
