package uk.dgnorth.booking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of sessions that people wished for, until they have a place at the event. */
@ApplicationScoped
class SessionWishes {

    private final AgroalDataSource database;

    SessionWishes(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(TxType.MANDATORY)
    void add(long registrationId, List<String> sessions) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into session_wish (registration_id, session)
                        select ?, unnest(?::text[]) on conflict do nothing""")) {
            insert.setLong(1, registrationId);
            insert.setArray(2, connection.createArrayOf("text", sessions.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<String> of(long registrationId) {
        return of(List.of(registrationId)).getOrDefault(registrationId, List.of());
    }

    /** Only of those who wished for something. */
    Map<Long, List<String>> of(Collection<Long> registrationIds) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select registration_id, session from session_wish where registration_id = any(?)
                        order by registration_id, session""")) {
            select.setArray(1, connection.createArrayOf("bigint", registrationIds.toArray()));
            var wishes = new TreeMap<Long, List<String>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    wishes.computeIfAbsent(rows.getLong(1), person -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
            return wishes;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Transactional(TxType.MANDATORY)
    void remove(Collection<Long> registrationIds) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from session_wish where registration_id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", registrationIds.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("The sessions that people wished for could not be read or changed", cause);
    }
}
