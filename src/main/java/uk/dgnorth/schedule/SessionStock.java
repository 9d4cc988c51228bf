package uk.dgnorth.schedule;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ledger of places in sessions: one counter row for each bookable session of the newest release, changed as the
 * places of an event are ({@code event.PlaceStock}, ADR 0002). Where several rows change, they are locked in the order
 * of their slugs.
 */
@ApplicationScoped
public class SessionStock {

    private final AgroalDataSource database;

    SessionStock(AgroalDataSource database) {
        this.database = database;
    }

    /** A session that has both free places and people who wait for them. */
    public record Overlooked(long eventId, String session) {}

    /** All bookable sessions of an event, without a lock. */
    public Map<String, SessionPlaces> look(long eventId) {
        return read("select session, capacity, taken, waiting from session_stock where event_id = ?", eventId);
    }

    /** Those of these sessions that can be booked; locked, in the order of their slugs, until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Map<String, SessionPlaces> lock(long eventId, Collection<String> sessions) {
        return read("""
                select session, capacity, taken, waiting from session_stock where event_id = ? and session = any(?)
                order by session for no key update""", eventId, sessions.toArray(String[]::new));
    }

    /** Of events that are not over, sorted by event and slug. */
    public List<Overlooked> overlooked(Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select event_id, session from session_stock join event on event.id = event_id
                        where taken < capacity and waiting > 0 and ends_at > ?
                        order by event_id, session""")) {
            select.setTimestamp(1, Timestamp.from(now));
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Overlooked>();
                while (rows.next()) {
                    found.add(new Overlooked(rows.getLong(1), rows.getString(2)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of sessions could not be read", e);
        }
    }

    /** Takes a place. Never one too many: a waiting update looks at the row again. */
    @Transactional(TxType.MANDATORY)
    public boolean take(long eventId, String session) {
        return change("""
                update session_stock set taken = taken + 1
                where event_id = ? and session = ? and taken < capacity and waiting = 0""", eventId, session);
    }

    /** Takes a place although others wait, none of whom can have it; the row is locked. */
    @Transactional(TxType.MANDATORY)
    public void takeBesideTheWaiting(long eventId, String session) {
        demand(change("""
                update session_stock set taken = taken + 1
                where event_id = ? and session = ? and taken < capacity""", eventId, session));
    }

    /** Joins the waiting list, unless there is a place after all. */
    @Transactional(TxType.MANDATORY)
    public boolean await(long eventId, String session) {
        return change("""
                update session_stock set waiting = waiting + 1
                where event_id = ? and session = ? and (taken >= capacity or waiting > 0)""", eventId, session);
    }

    /** Gives a place back; promoting whoever waits is for the caller. */
    @Transactional(TxType.MANDATORY)
    public void free(long eventId, String session) {
        demand(change("""
                update session_stock set taken = taken - 1, ceiling = greatest(capacity, taken - 1)
                where event_id = ? and session = ?""", eventId, session));
    }

    @Transactional(TxType.MANDATORY)
    public void leaveWaitingList(long eventId, String session) {
        demand(change(
                "update session_stock set waiting = waiting - 1 where event_id = ? and session = ?", eventId, session));
    }

    /** Moves people from the waiting list into places; the row is locked. */
    @Transactional(TxType.MANDATORY)
    public void promote(long eventId, String session, int people) {
        demand(change("""
                update session_stock set taken = taken + ?, waiting = waiting - ?
                where event_id = ? and session = ? and taken + ? <= capacity""", people, people, eventId, session, people));
    }

    /**
     * Follows a release, while nobody books: these can be booked from now on, each with its capacity, and no others.
     * Lowered below what is taken, nobody loses a place and none is given until enough came free.
     */
    @Transactional(TxType.MANDATORY)
    public void follow(long eventId, Map<String, Integer> capacities) {
        var sorted = new TreeMap<>(capacities);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "delete from session_stock where event_id = ? and session <> all(?)");
                var upsert = connection.prepareStatement("""
                        insert into session_stock (event_id, session, capacity, ceiling)
                        select ?, session, capacity, capacity from unnest(?::text[], ?::int[]) as s (session, capacity)
                        on conflict (event_id, session) do update
                        set capacity = excluded.capacity, ceiling = greatest(excluded.capacity, session_stock.taken)
                        where session_stock.capacity <> excluded.capacity""")) {
            var sessions = connection.createArrayOf("text", sorted.keySet().toArray());
            delete.setLong(1, eventId);
            delete.setArray(2, sessions);
            delete.executeUpdate();
            upsert.setLong(1, eventId);
            upsert.setArray(2, sessions);
            upsert.setArray(3, connection.createArrayOf("int", sorted.values().toArray()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of sessions could not follow a release", e);
        }
    }

    private Map<String, SessionPlaces> read(String sql, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (var rows = select.executeQuery()) {
                var places = new TreeMap<String, SessionPlaces>();
                while (rows.next()) {
                    places.put(rows.getString(1), new SessionPlaces(rows.getInt(2), rows.getInt(3), rows.getInt(4)));
                }
                return places;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of sessions could not be read", e);
        }
    }

    private boolean change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of sessions could not be changed", e);
        }
    }

    private static void demand(boolean changed) {
        if (!changed) {
            throw new IllegalStateException("The stock of sessions is not what their bookings say");
        }
    }
}
