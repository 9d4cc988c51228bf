package uk.dgnorth.booking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.dgnorth.programme.Period;
import uk.dgnorth.registration.Registration;

/** The table of bookings. The counters are the caller's to change along with it. */
@ApplicationScoped
class Bookings {

    private static final String COLUMNS =
            "id, registration_id, session, state, lower(period) as starts, upper(period) as ends";

    /** That another booking of the same person holds a place at the same time. */
    private static final String IS_BLOCKED = """
            exists (select from session_booking o where o.registration_id = b.registration_id and o.id <> b.id
                and o.state <> 'WAITING' and o.period && b.period)""";

    /** So that the keys of these locks meet no others. */
    private static final int LOCKS = 0x5e5510;

    private static final int TURNS = 0x5e5511;

    private final AgroalDataSource database;
    private final Clock clock;

    Bookings(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Until the transaction ends no release moves the sessions of an event; bookings do not wait for each other. */
    @Transactional(TxType.MANDATORY)
    void keepReleasesOut(long eventId) {
        lock("select pg_advisory_xact_lock_shared(?, ?)", LOCKS, eventId);
    }

    /**
     * Until the transaction ends nobody else changes the counters of several sessions. Which ones a transaction comes
     * to need, such as for people promoted by a cancellation, shows only on the way: no order of rows could keep two
     * from waiting for each other. Who needs a single counter waits for nothing else, and so does not need a turn.
     */
    @Transactional(TxType.MANDATORY)
    void takeTurns(long eventId) {
        lock("select pg_advisory_xact_lock(?, ?)", TURNS, eventId);
    }

    /** Until the transaction ends nobody books or gives up a session of an event. */
    @Transactional(TxType.MANDATORY)
    void keepBookingsOut(long eventId) {
        lock("select pg_advisory_xact_lock(?, ?)", LOCKS, eventId);
    }

    private void lock(String sql, int kind, long eventId) {
        with(sql, select -> {
            select.setInt(1, kind);
            select.setInt(2, Long.hashCode(eventId));
            return select.execute();
        });
    }

    /** What one attendee has chosen, in the order of time. */
    List<Booking> of(long registrationId) {
        return list(
                "select " + COLUMNS + " from session_booking where registration_id = ? order by period, session",
                registrationId);
    }

    /** All of an event, in the order in which people came. */
    List<Booking> ofEvent(long eventId) {
        return list("select " + COLUMNS + " from session_booking where event_id = ? order by id", eventId);
    }

    /** Where a booking stands on the waiting list of its session, from 1. */
    int position(long eventId, Booking waiting) {
        return number(
                "select count(*) from session_booking where event_id = ? and session = ? and state = 'WAITING' and id <= ?",
                eventId,
                waiting.session(),
                waiting.id());
    }

    void add(Registration registration, String session, BookingState state, Period period) {
        with("""
                insert into session_booking (registration_id, event_id, session, state, period, at)
                values (?, ?, ?, ?, tstzrange(?, ?), ?)""", insert -> {
            insert.setLong(1, registration.id());
            insert.setLong(2, registration.event().id());
            insert.setString(3, session);
            insert.setString(4, state.name());
            insert.setTimestamp(5, Timestamp.from(period.from()));
            insert.setTimestamp(6, Timestamp.from(period.to()));
            insert.setTimestamp(7, now());
            return insert.executeUpdate();
        });
    }

    void remove(Collection<Booking> bookings) {
        with("delete from session_booking where id = any(?)", delete -> {
            delete.setArray(1, ids(delete.getConnection(), bookings));
            return delete.executeUpdate();
        });
    }

    /** These have a place from now on, and it is settled. */
    void book(Collection<Booking> bookings) {
        with("update session_booking set state = 'BOOKED', at = ? where id = any(?)", update -> {
            update.setTimestamp(1, now());
            update.setArray(2, ids(update.getConnection(), bookings));
            return update.executeUpdate();
        });
    }

    /** What somebody had to choose between is settled where only one of them is left. */
    void settle(long registrationId) {
        with(
                "update session_booking b set state = 'BOOKED', at = ? where registration_id = ? and state = 'UNDECIDED'"
                        + " and not " + IS_BLOCKED,
                update -> {
                    update.setTimestamp(1, now());
                    update.setLong(2, registrationId);
                    return update.executeUpdate();
                });
    }

    /** How many others wait for a session who could have a place in it. */
    int countReady(long eventId, String session, long except) {
        return number(
                "select count(*) from session_booking b where event_id = ? and session = ? and state = 'WAITING'"
                        + " and registration_id <> ? and not " + IS_BLOCKED,
                eventId,
                session,
                except);
    }

    /**
     * The first who wait for a session and could have a place in it. Their registrations are locked, as by everybody
     * who books; those that are locked already are left out instead of waited for.
     */
    List<Booking> lockFirstReady(long eventId, String session, int atMost) {
        return list(
                "select b.id, b.registration_id, b.session, b.state, lower(period) as starts, upper(period) as ends"
                        + " from session_booking b join registration r on r.id = b.registration_id"
                        + " where b.event_id = ? and b.session = ? and b.state = 'WAITING' and not " + IS_BLOCKED
                        + " order by b.id limit ? for no key update of r skip locked",
                eventId,
                session,
                atMost);
    }

    /** Gives places to those who could have one still, now that their registrations are locked. */
    List<Booking> promote(Collection<Booking> ready) {
        return with(
                "update session_booking b set state = 'BOOKED', at = ? where id = any(?) and state = 'WAITING'"
                        + " and not " + IS_BLOCKED + " returning " + COLUMNS,
                update -> {
                    update.setTimestamp(1, now());
                    update.setArray(2, ids(update.getConnection(), ready));
                    return list(update.executeQuery());
                });
    }

    /** Moves all bookings of these sessions; what was booked there is undecided until {@link #book} says otherwise. */
    void move(long eventId, Map<String, Period> sessions) {
        with("""
                update session_booking b
                set period = tstzrange(m.starts, m.ends),
                    state = case b.state when 'BOOKED' then 'UNDECIDED' else b.state end
                from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as m (session, starts, ends)
                where b.event_id = ? and b.session = m.session""", update -> {
            var connection = update.getConnection();
            var slugs = List.copyOf(sessions.keySet());
            update.setArray(1, connection.createArrayOf("text", slugs.toArray()));
            update.setArray(
                    2,
                    times(
                            connection,
                            slugs.stream()
                                    .map(sessions::get)
                                    .map(p -> Objects.requireNonNull(p).from().toString())
                                    .toList()));
            update.setArray(
                    3,
                    times(
                            connection,
                            slugs.stream()
                                    .map(sessions::get)
                                    .map(p -> Objects.requireNonNull(p).to().toString())
                                    .toList()));
            update.setLong(4, eventId);
            return update.executeUpdate();
        });
    }

    private static Array times(Connection connection, List<String> times) throws SQLException {
        return connection.createArrayOf("timestamptz", times.toArray());
    }

    private static Array ids(Connection connection, Collection<Booking> bookings) throws SQLException {
        return connection.createArrayOf(
                "bigint", bookings.stream().map(Booking::id).toArray());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private int number(String sql, Object... values) {
        return with(sql, select -> {
            set(select, values);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        });
    }

    private List<Booking> list(String sql, Object... values) {
        return with(sql, select -> {
            set(select, values);
            return list(select.executeQuery());
        });
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static List<Booking> list(ResultSet rows) throws SQLException {
        try (rows) {
            var found = new ArrayList<Booking>();
            while (rows.next()) {
                found.add(new Booking(
                        rows.getLong("id"),
                        rows.getLong("registration_id"),
                        rows.getString("session"),
                        BookingState.valueOf(rows.getString("state")),
                        new Period(
                                rows.getTimestamp("starts").toInstant(),
                                rows.getTimestamp("ends").toInstant())));
            }
            return found;
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The bookings of sessions could not be read or changed", e);
        }
    }
}
