package uk.dgnorth.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the audit trail back. */
@ApplicationScoped
public class Trail {

    private static final int LONGEST = 500;

    private final AgroalDataSource database;

    Trail(AgroalDataSource database) {
        this.database = database;
    }

    /** What happened to one subject, oldest first. */
    public record Step(Instant at, String what, String by) {}

    public List<Step> of(String event, String subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select at, action, actor from audit_entry where subject = ? and event = ?
                        order by id limit ?""")) {
            select.setString(1, subject);
            select.setString(2, event);
            select.setInt(3, LONGEST);
            try (var rows = select.executeQuery()) {
                var steps = new ArrayList<Step>();
                while (rows.next()) {
                    steps.add(new Step(rows.getTimestamp(1).toInstant(), rows.getString(2), rows.getString(3)));
                }
                return steps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail could not be read", e);
        }
    }
}
