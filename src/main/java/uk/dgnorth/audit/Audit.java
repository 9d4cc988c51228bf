package uk.dgnorth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/** Adds entries to the audit trail, in the transaction of the change they tell of. */
@ApplicationScoped
public class Audit {

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    Audit(AgroalDataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Kept if, and only if, the running transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(AuditEntry entry) {
        addAll(List.of(entry));
    }

    /** Takes as long as an entry and adds none, so that the time of an answer does not tell whether there was one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addNothing() {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into audit_entry (at, actor, action, event, subject, before, after)
                        select now(), '', '', '', '', '{}', '{}' where false""")) {
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail does not answer", e);
        }
    }

    /** Several, with one round trip to the database. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(List<AuditEntry> entries) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into audit_entry (at, actor, action, event, subject, before, after)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""")) {
            for (var entry : entries) {
                insert.setTimestamp(1, Timestamp.from(clock.instant()));
                insert.setString(2, entry.actor());
                insert.setString(3, entry.action());
                insert.setString(4, entry.event());
                insert.setString(5, entry.subject());
                insert.setString(6, json.writeValueAsString(entry.before()));
                insert.setString(7, json.writeValueAsString(entry.after()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("An audit entry could not be kept", e);
        }
    }
}
