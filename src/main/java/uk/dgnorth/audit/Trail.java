package uk.dgnorth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** Reads the audit trail back. */
@ApplicationScoped
public class Trail {

    private static final int LONGEST = 500;

    private static final int FEW = 10;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Trail(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What happened to one subject, and why where a reason was given. */
    public record Step(
            Instant at, String what, String by, @Nullable String reason) {}

    /** One edit: what changed from what to what, by whom. */
    public record Edit(Instant at, String by, String what, JsonNode before, JsonNode after) {}

    /** One entry, with what changed. */
    public record Entry(long id, Instant at, String by, String what, String subject, JsonNode before, JsonNode after) {}

    /** What happened at an event, newest first; empty texts do not narrow it. */
    @Transactional
    public Page<Entry> ofEvent(String event, String action, String subject, @Nullable Cursor after, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, at, actor, action, subject, before, after from audit_entry
                        where event = ? and id < ? and strpos(lower(action), lower(?)) > 0
                            and (? = '' or subject = ?)
                        order by id desc limit ?""")) {
            select.setString(1, event);
            select.setLong(2, after == null ? Long.MAX_VALUE : after.id());
            select.setString(3, action);
            select.setString(4, subject);
            select.setString(5, subject);
            select.setInt(6, limit + 1);
            try (var rows = select.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getLong("id"),
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("actor"),
                            rows.getString("action"),
                            rows.getString("subject"),
                            json.readTree(rows.getString("before")),
                            json.readTree(rows.getString("after"))));
                }
                return Page.of(entries, limit, entry -> entry, entry -> new Cursor(entry.at(), entry.id()));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The audit trail could not be read", e);
        }
    }

    /** The edits of one subject after the version that somebody has seen, oldest first, the last few at most. */
    public List<Edit> editsSince(String event, String subject, int version) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select * from (
                            select id, at, actor, action, before, after from audit_entry
                            where subject = ? and event = ? and (after ->> 'version')::int > ?
                            order by id desc limit ?) latest
                        order by id""")) {
            select.setString(1, subject);
            select.setString(2, event);
            select.setInt(3, version);
            select.setInt(4, FEW);
            try (var rows = select.executeQuery()) {
                var edits = new ArrayList<Edit>();
                while (rows.next()) {
                    edits.add(new Edit(
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("actor"),
                            rows.getString("action"),
                            json.readTree(rows.getString("before")),
                            json.readTree(rows.getString("after"))));
                }
                return edits;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The audit trail could not be read", e);
        }
    }

    public List<Step> of(String event, String subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select at, action, actor, after ->> 'reason' from audit_entry where subject = ? and event = ?
                        order by id limit ?""")) {
            select.setString(1, subject);
            select.setString(2, event);
            select.setInt(3, LONGEST);
            try (var rows = select.executeQuery()) {
                var steps = new ArrayList<Step>();
                while (rows.next()) {
                    steps.add(new Step(
                            rows.getTimestamp(1).toInstant(), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
                return steps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail could not be read", e);
        }
    }
}
