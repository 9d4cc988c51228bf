package uk.dgnorth.event;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.problem.Busy;

/**
 * The ledger of places: one counter row for each place type. Every change is a conditional update, done last in its
 * transaction, so that the hot row is locked for as short as can be (ADR 0002). Plain JDBC: this is the one path where
 * an ORM costs more than it gives.
 */
@ApplicationScoped
public class PlaceStock {

    private static final int TRIES = 10;

    private final AgroalDataSource database;
    private final Event<PlacesFreed> placesFreed;

    PlaceStock(AgroalDataSource database, Event<PlacesFreed> placesFreed) {
        this.database = database;
        this.placesFreed = placesFreed;
    }

    /** Looks without a lock: good enough to decide what to try. */
    public Stock look(long placeTypeId) {
        return read("select capacity, taken, referred, waiting from place_stock where place_type_id = ?", placeTypeId);
    }

    /** Looks at several at once. */
    Map<Long, Stock> look(Collection<Long> placeTypeIds) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select place_type_id, capacity, taken, referred, waiting from place_stock
                        where place_type_id = any(?)""")) {
            select.setArray(1, connection.createArrayOf("bigint", placeTypeIds.toArray()));
            var stocks = new HashMap<Long, Stock>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    stocks.put(
                            rows.getLong(1), new Stock(rows.getInt(2), rows.getInt(3), rows.getInt(4), rows.getInt(5)));
                }
            }
            return stocks;
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of places could not be read", e);
        }
    }

    /** As {@link #look(long)}, but waits for the row as a taker would, and holds it until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Stock lock(long placeTypeId) {
        return read("""
                select capacity, taken, referred, waiting from place_stock where place_type_id = ?
                for no key update""", placeTypeId);
    }

    /** The place types that have both free places and people who wait for them. */
    public List<Long> overlooked() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select place_type_id from place_stock where taken < capacity and waiting > 0 limit 100");
                var rows = select.executeQuery()) {
            var found = new ArrayList<Long>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of places could not be read", e);
        }
    }

    @Transactional(TxType.MANDATORY)
    public void create(long placeTypeId, int capacity) {
        change(
                "insert into place_stock (place_type_id, capacity, ceiling) values (?, ?, ?)",
                placeTypeId,
                capacity,
                capacity);
    }

    /** Takes a place for somebody eligible. Never one too many: a waiting update looks at the row again. */
    @Transactional(TxType.MANDATORY)
    public boolean take(long placeTypeId) {
        return change("""
                update place_stock set taken = taken + 1
                where place_type_id = ? and taken < capacity and waiting = 0""", placeTypeId);
    }

    /** Takes a place for somebody whom a person has yet to approve; such places are a limited share of all. */
    @Transactional(TxType.MANDATORY)
    public boolean takeForReferral(long placeTypeId, int percentAtMost) {
        return change("""
                update place_stock set taken = taken + 1, referred = referred + 1
                where place_type_id = ? and taken < capacity and waiting = 0
                    and referred < capacity::bigint * ? / 100""", placeTypeId, percentAtMost);
    }

    /**
     * Takes a place, or joins the waiting list. Joining locks the row too: otherwise a place could come free between
     * the look and the joining, and nobody would notice.
     *
     * @return whether there was a place
     */
    @Transactional(TxType.MANDATORY)
    public boolean takeOrWait(long placeTypeId) {
        for (int tried = 0; tried < TRIES; tried++) {
            if (take(placeTypeId)) {
                return true;
            }
            if (change("""
                    update place_stock set waiting = waiting + 1
                    where place_type_id = ? and (taken >= capacity or waiting > 0)""", placeTypeId)) {
                return false;
            }
        }
        throw new Busy();
    }

    /** A place that was held for a referral is now simply taken. */
    @Transactional(TxType.MANDATORY)
    public void settleReferral(long placeTypeId) {
        demand(change("update place_stock set referred = referred - 1 where place_type_id = ?", placeTypeId));
    }

    /** The other way round: a place that was taken is now held while a person decides. */
    @Transactional(TxType.MANDATORY)
    public void reopenReferral(long placeTypeId) {
        demand(change("update place_stock set referred = referred + 1 where place_type_id = ?", placeTypeId));
    }

    /** Gives a place back; who waits for one is promoted in the same transaction. */
    @Transactional(TxType.MANDATORY)
    public void free(long placeTypeId, boolean referral) {
        demand(change("""
                update place_stock
                set taken = taken - 1, referred = referred - ?, ceiling = greatest(capacity, taken - 1)
                where place_type_id = ?""", referral ? 1 : 0, placeTypeId));
        placesFreed.fire(new PlacesFreed(placeTypeId));
    }

    /** A place that was offered comes back, and who had it waits again; the first who waits is promoted. */
    @Transactional(TxType.MANDATORY)
    public void freeAndWait(long placeTypeId) {
        demand(change("""
                update place_stock
                set taken = taken - 1, waiting = waiting + 1, ceiling = greatest(capacity, taken - 1)
                where place_type_id = ?""", placeTypeId));
        placesFreed.fire(new PlacesFreed(placeTypeId));
    }

    @Transactional(TxType.MANDATORY)
    public void leaveWaitingList(long placeTypeId) {
        demand(change("update place_stock set waiting = waiting - 1 where place_type_id = ?", placeTypeId));
    }

    /** Moves people from the waiting list into places, under the lock that {@link #lock} took. */
    @Transactional(TxType.MANDATORY)
    public void promote(long placeTypeId, int people) {
        demand(change("""
                update place_stock set taken = taken + ?, waiting = waiting - ?
                where place_type_id = ? and taken + ? <= capacity""", people, people, placeTypeId, people));
    }

    /**
     * Sets the capacity at once, whatever its size. Lowered below what is taken, nobody loses a place and none is
     * given until enough came free.
     *
     * @throws CapacityBelowTaken where that was not said to be wanted
     */
    @Transactional(TxType.MANDATORY)
    public void setCapacity(long placeTypeId, int capacity, boolean belowTaken) {
        var stock = lock(placeTypeId);
        // Who sends back what was read has lowered nothing, even where it is below what is taken already.
        if (capacity < stock.taken() && capacity < stock.capacity() && !belowTaken) {
            throw new CapacityBelowTaken(capacity, stock.taken());
        }
        demand(change(
                "update place_stock set capacity = ?, ceiling = greatest(?, taken) where place_type_id = ?",
                capacity,
                capacity,
                placeTypeId));
        if (capacity > stock.capacity()) {
            placesFreed.fire(new PlacesFreed(placeTypeId));
        }
    }

    private Stock read(String sql, long placeTypeId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setLong(1, placeTypeId);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("Place type " + placeTypeId + " has no stock");
                }
                return new Stock(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getInt(4));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The stock of places could not be read", e);
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
            throw new IllegalStateException("The stock of places could not be changed", e);
        }
    }

    private static void demand(boolean changed) {
        if (!changed) {
            throw new IllegalStateException("The stock of places is not what its registrations say");
        }
    }
}
