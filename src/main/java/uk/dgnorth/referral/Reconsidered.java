package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** How far the re-evaluation of referrals has come, and whom it has let in. */
@ApplicationScoped
public class Reconsidered {

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

    /** Newest first. */
    @Transactional
    public Page<LetIn> letIn(@Nullable Cursor after, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select a.id, a.at, a.event, a.subject, r.status
                        from audit_entry a join event e on e.slug = a.event
                        join registration r on r.event_id = e.id and r.reference = a.subject
                        where a.action = 'eligible by a change of the lists' and a.id < ?
                        order by a.id desc limit ?""")) {
            select.setLong(1, after == null ? Long.MAX_VALUE : after.id());
            select.setInt(2, limit + 1);
            var found = new ArrayList<LetIn>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new LetIn(
                            rows.getLong(1),
                            rows.getTimestamp(2).toInstant(),
                            rows.getString(3),
                            rows.getString(4),
                            Status.valueOf(rows.getString(5))));
                }
            }
            return Page.of(found, limit, each -> each, each -> new Cursor(each.at(), each.id()));
        } catch (SQLException e) {
            throw new IllegalStateException("Whom the lists have let in could not be read", e);
        }
    }
}
