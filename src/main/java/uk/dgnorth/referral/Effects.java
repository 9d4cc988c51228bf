package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.publicbody.EntryPlan;
import uk.dgnorth.publicbody.ImportDesk;
import uk.dgnorth.publicbody.NewEntry;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.publicbody.Trial;
import uk.dgnorth.publicbody.Trials;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** Says whom a change of the register would concern, before it is made, and whom it has left behind. */
@ApplicationScoped
public class Effects {

    /** What the registrations, which are read one after another, can be sorted by. */
    public static final List<Sorting.Column> COLUMNS =
            List.of(new Sorting.Column("registered", Sorting.Key.ID, "r.id", false));

    private static final Sorting OLDEST_FIRST = COLUMNS.get(0).first();
    private static final int AT_ONCE = 1000;
    private static final int SHOWN_OF_REMOVAL = 200;

    private final ImportDesk imports;
    private final RegisterDesk register;
    private final Trials trials;
    private final PublicBodies bodies;
    private final AgroalDataSource database;
    private final Clock clock;

    Effects(
            ImportDesk imports,
            RegisterDesk register,
            Trials trials,
            PublicBodies bodies,
            AgroalDataSource database,
            Clock clock) {
        this.imports = imports;
        this.register = register;
        this.trials = trials;
        this.bodies = bodies;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    public Page<Effect> ofImport(long id, @Nullable Cursor after, int limit) {
        return page(oldestFirst(between(imports.trial(id)), after, limit + 1), limit);
    }

    @Transactional
    public Page<Effect> ofRemoval(long entry, @Nullable Cursor after, int limit) {
        return page(oldestFirst(between(trials.withoutEntry(entry)), after, limit + 1), limit);
    }

    /**
     * Live registrations that the rules, which have decided them, would decide otherwise today.
     *
     * @param slug of the event; empty for all
     */
    @Transactional
    public Page<Effect> ofToday(String slug, Sorting sorting, @Nullable Cursor after, int limit) {
        var now = bodies.state();
        Judgement judgement = live -> {
            if (live.byPerson()) {
                return null;
            }
            var today = now.at(live.eventId()).decide(live.email());
            return effect(
                    live,
                    live.outcome(),
                    live.rule(),
                    today.outcome(),
                    today.rule().code());
        };
        return page(find(judgement, slug, sorting, after, limit + 1), limit);
    }

    /**
     * Whom a change concerns, all of them counted.
     *
     * @param places how many of them get a place by it, or join the waiting list
     */
    public record Affected(List<Effect> first, long total, long places) {}

    /** An entry that could be added, and whom that concerns. */
    public record Addition(NewEntry entry, @Nullable String warning, Affected affected) {}

    @Transactional
    public Addition countOfAddition(EntryPlan plan, int shown) {
        var addition = trials.ofAddition(plan);
        return new Addition(addition.entry(), addition.warning(), count(addition.trial(), shown));
    }

    @Transactional
    public Affected countOfAgreement(long entry, int shown) {
        return count(trials.ofAgreement(entry), shown);
    }

    @Transactional
    public Affected countOfRemoval(long entry, int shown) {
        return count(trials.withoutEntry(entry), shown);
    }

    @Transactional
    public Affected countOfImport(long id, int shown) {
        return count(imports.trial(id), shown);
    }

    private Affected count(Trial trial, int shown) {
        var all = oldestFirst(between(trial), null, Integer.MAX_VALUE);
        return new Affected(
                all.stream().limit(shown).map(Found::effect).toList(),
                all.size(),
                all.stream()
                        .filter(found -> found.effect().comesOfIt().equals(Effect.PLACE))
                        .count());
    }

    /** Nobody is cancelled by it; those for whom the rules say something else now are listed. */
    public record Removed(List<Effect> affected, boolean more) {}

    /** @param reason why, where that was asked for */
    @Transactional
    public Removed remove(long entry, IfMatch ifMatch, @Nullable String reason, String actor) {
        var found = oldestFirst(between(trials.withoutEntry(entry)), null, SHOWN_OF_REMOVAL + 1);
        register.remove(entry, ifMatch, reason, actor);
        return new Removed(
                found.stream().limit(SHOWN_OF_REMOVAL).map(Found::effect).toList(), found.size() > SHOWN_OF_REMOVAL);
    }

    private static Page<Effect> page(List<Found> found, int limit) {
        return Page.of(found, limit, Found::effect, Found::key);
    }

    private record Found(Effect effect, Cursor key) {}

    /**
     * A live registration, with what was decided about it.
     *
     * @param forPerson whether nobody but a person may let it in
     */
    private record Live(
            long id,
            String reference,
            long eventId,
            String event,
            Status status,
            String email,
            String domain,
            Instant submittedAt,
            Outcome outcome,
            String rule,
            boolean byPerson,
            boolean forPerson) {

        static Live of(ResultSet row) throws SQLException {
            var rule = row.getString("rule");
            return new Live(
                    row.getLong("id"),
                    row.getString("reference"),
                    row.getLong("event_id"),
                    row.getString("slug"),
                    Status.valueOf(row.getString("status")),
                    row.getString("email"),
                    row.getString("email_domain"),
                    row.getTimestamp("submitted_at").toInstant(),
                    Outcome.valueOf(row.getString("outcome")),
                    rule == null ? "" : rule,
                    row.getBoolean("by_person"),
                    row.getBoolean("for_person"));
        }
    }

    private interface Judgement {

        @Nullable
        Effect of(Live live);
    }

    private List<Found> oldestFirst(Judgement judgement, @Nullable Cursor after, int wanted) {
        return find(judgement, "", OLDEST_FIRST, after, wanted);
    }

    /** Reads live registrations, by one statement, until enough are found: the rules take microseconds for each. */
    private List<Found> find(Judgement judgement, String slug, Sorting sorting, @Nullable Cursor after, int wanted) {
        var found = new ArrayList<Found>();
        var values = new ArrayList<Object>(List.of(Timestamp.from(clock.instant()), slug, slug));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select r.id, r.reference, r.event_id, e.slug, r.status, r.email, r.email_domain, r.submitted_at,
                            d.outcome, d.rule, d.decided_by <> 'system' as by_person,
                            r.left_to_person
                                or r.takes_over_from is not null and r.takes_over_by is null as for_person
                        from registration r join event e on e.id = r.event_id
                        join eligibility_decision d on d.id = r.decision_id
                        where r.status in ('UNCONFIRMED', 'REFERRED', 'WAITING', 'OFFERED', 'CONFIRMED')
                            and e.ends_at > ? and (? = '' or e.slug = ?)"""
                        + (after == null ? "" : " and " + sorting.after("r.id"))
                        + " order by " + sorting.order("r.id"))) {
            select.setFetchSize(AT_ONCE);
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (var rows = select.executeQuery()) {
                while (found.size() < wanted && rows.next()) {
                    var live = Live.of(rows);
                    var effect = judgement.of(live);
                    if (effect != null) {
                        found.add(new Found(effect, new Cursor(live.submittedAt(), live.id())));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("What a change of the register comes to could not be found out", e);
        }
    }

    private static Judgement between(Trial trial) {
        return live -> {
            var now = trial.now().at(live.eventId());
            var then = trial.then().at(live.eventId());
            if (now == then) {
                return null;
            }
            var before = now.decide(live.email());
            var after = then.decide(live.email());
            return effect(
                    live,
                    before.outcome(),
                    before.rule().code(),
                    after.outcome(),
                    after.rule().code());
        };
    }

    private static @Nullable Effect effect(
            Live live, Outcome before, String ruleBefore, Outcome after, String ruleAfter) {
        return before == after
                ? null
                : new Effect(
                        live.reference(),
                        live.event(),
                        live.status(),
                        live.domain(),
                        before.word(),
                        ruleBefore,
                        after.word(),
                        ruleAfter,
                        live.byPerson(),
                        comesOfIt(live.status(), after, live.byPerson() || live.forPerson()));
    }

    private static String comesOfIt(Status status, Outcome after, boolean forPerson) {
        return switch (status) {
            case UNCONFIRMED -> "decided-when-confirmed";
            case REFERRED -> after == Outcome.ELIGIBLE && !forPerson ? Effect.PLACE : "nothing";
            case WAITING, OFFERED, CONFIRMED, CANCELLED, REFUSED, EXPIRED -> "nothing";
        };
    }
}
