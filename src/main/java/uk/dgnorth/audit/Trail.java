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
import uk.dgnorth.web.Sorting;

/** Reads the audit trail back. */
@ApplicationScoped
public class Trail {

    /** What the trail of an event can be sorted by. */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("at", Sorting.Key.ID, "id"),
            new Sorting.Column("action", Sorting.Key.TEXT, "action collate \"C\""),
            new Sorting.Column("subject", Sorting.Key.TEXT, "subject collate \"C\""));

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

    /** Which entries are wanted; empty texts do not narrow them. */
    public record Filter(String action, String subject) {}

    private record Found(Entry entry, Cursor cursor) {}

    /** One entry, with what changed. */
    public record Entry(long id, Instant at, String by, String what, String subject, JsonNode before, JsonNode after) {}

    /** What happened at an event. */
    @Transactional
    public Page<Entry> ofEvent(String event, Filter filter, Sorting sorting, @Nullable Cursor after, int limit) {
        var values = new ArrayList<Object>(List.of(event, filter.action(), filter.subject(), filter.subject()));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select id, at, actor, action, subject, before, after, "
                        + sorting.selected()
                        + " from audit_entry where event = ? and strpos(lower(action), lower(?)) > 0"
                        + " and (? = '' or subject = ?)" + (after == null ? "" : " and " + sorting.after("id"))
                        + " order by " + sorting.order("id") + " limit " + (limit + 1))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Found>();
                while (rows.next()) {
                    var entry = new Entry(
                            rows.getLong("id"),
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("actor"),
                            rows.getString("action"),
                            rows.getString("subject"),
                            json.readTree(rows.getString("before")),
                            json.readTree(rows.getString("after")));
                    found.add(new Found(entry, sorting.cursor(rows)));
                }
                return Page.of(found, limit, Found::entry, Found::cursor);
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
