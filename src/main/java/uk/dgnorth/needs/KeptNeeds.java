package uk.dgnorth.needs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Seal;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.web.Cursor;

/** The table of needs: sealed on the way in, opened on the way out. */
@ApplicationScoped
class KeptNeeds {

    private static final String PURPOSE = "needs";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Seal seal;

    KeptNeeds(AgroalDataSource database, ObjectMapper json, Seal seal) {
        this.database = database;
        this.json = json;
        this.seal = seal;
    }

    /** What is under the seal. */
    private record Sealed(@Nullable String access, @Nullable String dietary) {}

    /** One row with where it stands, for the cursor to the next page. */
    record Found(NeedsLine line, Cursor cursor) {}

    void keep(Registration registration, Needs needs, Instant now) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into attendee_needs (registration_id, event_id, sealed, consented_at)
                        values (?, ?, ?, ?)
                        on conflict (registration_id) do update
                        set sealed = excluded.sealed, consented_at = excluded.consented_at""")) {
            var text = json.writeValueAsString(new Sealed(needs.access(), needs.dietary()));
            upsert.setLong(1, registration.id());
            upsert.setLong(2, registration.event().id());
            upsert.setBytes(3, seal.close(PURPOSE, String.valueOf(registration.id()), text));
            upsert.setTimestamp(4, Timestamp.from(now));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("What an attendee needs could not be kept", e);
        }
    }

    Optional<NeedsView> find(long registrationId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select registration_id, sealed, consented_at from attendee_needs where registration_id = ?")) {
            select.setLong(1, registrationId);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var opened = open(rows);
                return Optional.of(new NeedsView(
                        opened.access(),
                        opened.dietary(),
                        rows.getTimestamp("consented_at").toInstant()));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("What an attendee needs could not be read", e);
        }
    }

    /** In the order in which they were told. */
    List<Found> list(long eventId, @Nullable Cursor after, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select n.registration_id, n.sealed, n.consented_at, r.reference
                        from attendee_needs n join registration r on r.id = n.registration_id
                        where n.event_id = ? and (n.consented_at, n.registration_id) > (?, ?)
                        order by n.consented_at, n.registration_id
                        limit ?""")) {
            select.setLong(1, eventId);
            select.setTimestamp(2, Timestamp.from(after == null ? Instant.EPOCH : after.at()));
            select.setLong(3, after == null ? 0 : after.id());
            select.setInt(4, limit);
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var opened = open(rows);
                    var at = rows.getTimestamp("consented_at").toInstant();
                    found.add(new Found(
                            new NeedsLine(rows.getString("reference"), opened.access(), opened.dietary(), at),
                            new Cursor(at, rows.getLong("registration_id"))));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("What the attendees need could not be read", e);
        }
    }

    private Sealed open(ResultSet row) throws SQLException, JsonProcessingException {
        var owner = String.valueOf(row.getLong("registration_id"));
        return json.readValue(seal.open(PURPOSE, owner, row.getBytes("sealed")), Sealed.class);
    }

    /** Nothing to delete is fine. */
    void delete(long registrationId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from attendee_needs where registration_id = ?")) {
            delete.setLong(1, registrationId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("What an attendee needs could not be deleted", e);
        }
    }

    /** @return how many were deleted */
    int deleteOfEventsThatEndedBefore(Instant end) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from attendee_needs n using event e where e.id = n.event_id and e.ends_at < ?""")) {
            delete.setTimestamp(1, Timestamp.from(end));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("What attendees of past events needed could not be deleted", e);
        }
    }
}
