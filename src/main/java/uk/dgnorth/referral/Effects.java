package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.publicbody.ImportDesk;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.publicbody.Trial;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;

/** Says whom a change of the register would concern, before it is made. */
@ApplicationScoped
public class Effects {

    private static final int AT_ONCE = 1000;
    private static final int SHOWN_OF_REMOVAL = 200;

    private final ImportDesk imports;
    private final RegisterDesk register;
    private final AgroalDataSource database;

    Effects(ImportDesk imports, RegisterDesk register, AgroalDataSource database) {
        this.imports = imports;
        this.register = register;
        this.database = database;
    }

    @Transactional
    Page<Effect> ofImport(long id, @Nullable Cursor after, int limit) {
        return page(imports.trial(id), after, limit);
    }

    @Transactional
    Page<Effect> ofRemoval(long entry, @Nullable Cursor after, int limit) {
        return page(register.withoutEntry(entry), after, limit);
    }

    /** Nobody is cancelled by it; those for whom the rules say something else now are listed. */
    record Removed(List<Effect> affected, boolean more) {}

    @Transactional
    Removed remove(long entry, IfMatch ifMatch, String actor) {
        var found = find(register.withoutEntry(entry), null, SHOWN_OF_REMOVAL + 1);
        register.remove(entry, ifMatch, actor);
        return new Removed(
                found.stream().limit(SHOWN_OF_REMOVAL).map(Found::effect).toList(), found.size() > SHOWN_OF_REMOVAL);
    }

    private Page<Effect> page(Trial trial, @Nullable Cursor after, int limit) {
        return Page.of(find(trial, after, limit + 1), limit, Found::effect, Found::key);
    }

    private record Found(Effect effect, Cursor key) {}

    /** Reads live registrations until enough are found: the rules take microseconds for each. */
    private List<Found> find(Trial trial, @Nullable Cursor after, int wanted) {
        var found = new ArrayList<Found>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select r.id, r.reference, r.event_id, e.slug, r.status, r.email, r.email_domain, r.submitted_at,
                            d.decided_by <> 'system' as by_person
                        from registration r join event e on e.id = r.event_id
                        join eligibility_decision d on d.id = r.decision_id
                        where r.status in ('UNCONFIRMED', 'REFERRED', 'WAITING', 'OFFERED', 'CONFIRMED') and r.id > ?
                        order by r.id""")) {
            select.setFetchSize(AT_ONCE);
            select.setLong(1, after == null ? 0 : after.id());
            try (var rows = select.executeQuery()) {
                while (found.size() < wanted && rows.next()) {
                    var effect = effect(trial, rows);
                    if (effect != null) {
                        found.add(new Found(
                                effect,
                                new Cursor(rows.getTimestamp("submitted_at").toInstant(), rows.getLong("id"))));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("What a change of the register comes to could not be found out", e);
        }
    }

    private static @Nullable Effect effect(Trial trial, ResultSet row) throws SQLException {
        var event = row.getLong("event_id");
        var now = trial.now().at(event);
        var then = trial.then().at(event);
        if (now == then) {
            return null;
        }
        var email = row.getString("email");
        var before = now.decide(email);
        var after = then.decide(email);
        if (before.outcome() == after.outcome()) {
            return null;
        }
        var status = Status.valueOf(row.getString("status"));
        var byPerson = row.getBoolean("by_person");
        return new Effect(
                row.getString("reference"),
                row.getString("slug"),
                status,
                row.getString("email_domain"),
                before.outcome().word(),
                before.rule().code(),
                after.outcome().word(),
                after.rule().code(),
                byPerson,
                comesOfIt(status, after.outcome(), byPerson));
    }

    private static String comesOfIt(Status status, Outcome after, boolean byPerson) {
        return switch (status) {
            case UNCONFIRMED -> "decided-when-confirmed";
            case REFERRED -> after == Outcome.ELIGIBLE && !byPerson ? "place-or-waiting-list" : "nothing";
            case WAITING, OFFERED, CONFIRMED, CANCELLED, REFUSED, EXPIRED -> "nothing";
        };
    }
}
