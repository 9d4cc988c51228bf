package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** How far the re-evaluation of referrals has come, and whom it has let in. */
@ApplicationScoped
public class Reconsidered {

    /** What those who were let in can be sorted by. */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("since", Sorting.Key.ID, "a.id"),
            new Sorting.Column("event", Sorting.Key.TEXT, "a.event collate \"C\""),
            new Sorting.Column("reference", Sorting.Key.TEXT, "a.subject collate \"C\""));

    private final PublicBodies bodies;
    private final AgroalDataSource database;

    Reconsidered(PublicBodies bodies, AgroalDataSource database) {
        this.bodies = bodies;
        this.database = database;
    }

    /**
     * Where it stands.
     *
     * @param state of the register
     * @param open referrals at all events
     * @param pending those of them that were not yet looked at by this state
     */
    public record Progress(long state, long open, long pending) {}

    @Transactional
    public Progress progress() {
        var state = bodies.state().number();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select count(*), count(*) filter (where lists_seen < ? and not left_to_person)
                        from registration where status = 'REFERRED'""")) {
            select.setLong(1, state);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Progress(state, rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The state of the re-evaluation could not be read", e);
        }
    }

    /** Somebody whom a change of the lists has let in, and where they stand now. */
    public record LetIn(long id, Instant at, String event, String reference, Status status) {}

    private record Found(LetIn person, Cursor cursor) {}

    /** @param slug of the event; empty for all */
    @Transactional
    public Page<LetIn> letIn(String slug, Sorting sorting, @Nullable Cursor after, int limit) {
        var values = new ArrayList<Object>(List.of(slug, slug));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select a.id, a.at, a.event, a.subject, r.status, "
                        + sorting.selected() + """
                         from audit_entry a join event e on e.slug = a.event
                        join registration r on r.event_id = e.id and r.reference = a.subject
                        where a.action = 'eligible by a change of the lists' and (? = '' or a.event = ?)"""
                        + (after == null ? "" : " and " + sorting.after("a.id"))
                        + " order by " + sorting.order("a.id") + " limit " + (limit + 1))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var person = new LetIn(
                            rows.getLong("id"),
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("event"),
                            rows.getString("subject"),
                            Status.valueOf(rows.getString("status")));
                    found.add(new Found(person, sorting.cursor(rows)));
                }
            }
            return Page.of(found, limit, Found::person, Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("Whom the lists have let in could not be read", e);
        }
    }
}
