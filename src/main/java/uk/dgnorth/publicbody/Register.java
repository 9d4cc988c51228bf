package uk.dgnorth.publicbody;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Sorting;

/** The rows of the register. Whoever changes it holds the count of its states, so changes come one after another. */
@ApplicationScoped
class Register {

    static final List<Sorting.Column> COLUMNS = List.of(
            Sorting.Column.fromLast("newest", Sorting.Key.TIME, "r.added_at"),
            new Sorting.Column("domain", Sorting.Key.TEXT, "r.domain collate \"C\""),
            new Sorting.Column("review", Sorting.Key.TIME, "r.review_on::timestamp at time zone 'UTC'", false),
            new Sorting.Column("expiry", Sorting.Key.TIME, "r.expires_on::timestamp at time zone 'UTC'", false));

    private static final String SELECTED = """
            r.id, r.domain, r.match, r.list, r.origin, r.import_id, r.event_id, e.slug, r.organisation, r.category, r.evidence,
            r.reason, r.source, r.licence, r.state, r.added_by, r.added_at, r.confirmed_by, r.confirmed_at, r.ended_by,
            r.ended_at, r.expires_on, r.review_on, r.version
            """;
    private static final String FROM = " from register_entry r left join event e on e.id = r.event_id ";

    private final AgroalDataSource database;
    private final Event<RegisterChanged> changed;

    Register(AgroalDataSource database, Event<RegisterChanged> changed) {
        this.database = database;
        this.changed = changed;
    }

    /** Entries in force: those for all events, and those for one by its id. */
    record Own(List<Listed> forAll, Map<Long, List<Listed>> byEvent) {}

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The register of public bodies could not be used", e);
        }
    }

    long number() {
        return in(connection -> {
            try (var rows = connection
                    .prepareStatement("select number from register_state where id = 1")
                    .executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Held until the transaction ends, so nobody else changes the register meanwhile; no new state by itself. */
    @Transactional(TxType.MANDATORY)
    void lock() {
        in(connection -> connection
                .prepareStatement("select 1 from register_state where id = 1 for update")
                .execute());
    }

    /** A new state of the register: what is decided once this commits goes by it. */
    @Transactional(TxType.MANDATORY)
    void countUp() {
        in(connection -> connection
                .prepareStatement("update register_state set number = number + 1 where id = 1")
                .executeUpdate());
        changed.fire(new RegisterChanged());
    }

    /** Another release may bring other lists. */
    @Transactional(TxType.MANDATORY)
    void noteBuiltIn(String version) {
        in(connection -> {
            try (var update = connection.prepareStatement("""
                    update register_state set number = number + 1, built_in = ? where id = 1 and built_in <> ?""")) {
                update.setString(1, version);
                update.setString(2, version);
                return update.executeUpdate();
            }
        });
    }

    /** Of events that are over nobody decides any more. */
    Own inForce() {
        return in(connection -> {
            var forAll = new ArrayList<Listed>();
            var byEvent = new HashMap<Long, List<Listed>>();
            try (var rows = connection
                    .prepareStatement("select " + SELECTED + FROM + """
                            where r.state = 'IN_FORCE' and (e.id is null or e.ends_at > now() - interval '1 day')
                            order by r.id""")
                    .executeQuery()) {
                while (rows.next()) {
                    var entry = read(rows);
                    (entry.eventId() == null
                                    ? forAll
                                    : byEvent.computeIfAbsent(entry.eventId(), event -> new ArrayList<>()))
                            .add(entry.listed());
                }
            }
            return new Own(forAll, byEvent);
        });
    }

    Optional<Entry> find(long id) {
        return one(" where r.id = ?", id);
    }

    /** The live entry of this reach and origin for a domain, if there is one. */
    Optional<Entry> findLive(String domain, Match match, @Nullable Long eventId) {
        return eventId == null ? one("""
                         where r.domain = ? and r.match = ? and r.origin = 'ORGANISER'
                        and r.state in ('PROPOSED', 'IN_FORCE')""", domain, match.name()) : one("""
                         where r.domain = ? and r.match = ? and r.origin = 'EVENT' and r.event_id = ?
                        and r.state in ('PROPOSED', 'IN_FORCE')""", domain, match.name(), eventId);
    }

    private Optional<Entry> one(String where, Object... values) {
        return in(connection -> {
            try (var select = connection.prepareStatement("select " + SELECTED + FROM + where)) {
                set(select, values);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(read(rows)) : Optional.empty();
                }
            }
        });
    }

    /** An entry and where it stands, for the cursor to the next page. */
    record Found(Entry entry, Cursor cursor) {}

    List<Found> list(EntryFilter filter, @Nullable Cursor after, int limit) {
        var sorting = filter.sorting();
        var where = new StringBuilder(" where true");
        var values = new ArrayList<Object>();
        if (filter.q() != null) {
            where.append(
                    " and (position(lower(?) in r.domain) > 0 or position(lower(?) in lower(r.organisation)) > 0)");
            values.add(filter.q());
            values.add(filter.q());
        }
        if (filter.list() != null) {
            where.append(" and r.list = ?");
            values.add(filter.list().name());
        }
        if (filter.state() != null) {
            where.append(" and r.state = ?");
            values.add(filter.state().name());
        }
        if (filter.reviewBy() != null) {
            where.append(" and r.review_on <= ? and r.state in ('PROPOSED', 'IN_FORCE')");
            values.add(filter.reviewBy());
        }
        if (filter.eventId() != null) {
            where.append(" and r.event_id = ?");
            values.add(filter.eventId());
        }
        if (after != null) {
            where.append(" and ").append(sorting.after("r.id"));
            values.addAll(sorting.values(after));
        }
        values.add(limit);
        return in(connection -> {
            try (var select = connection.prepareStatement("select " + SELECTED + ", " + sorting.selected() + FROM
                    + where + " order by " + sorting.order("r.id") + " limit ?")) {
                set(select, values.toArray());
                var found = new ArrayList<Found>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Found(read(rows), sorting.cursor(rows)));
                    }
                }
                return found;
            }
        });
    }

    @Transactional(TxType.MANDATORY)
    long add(NewEntry entry, String actor, Instant at) {
        return in(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into register_entry (domain, match, list, origin, event_id, organisation, category, evidence,
                        reason, source, licence, state, added_by, added_at, expires_on, review_on)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    returning id""")) {
                set(
                        insert,
                        entry.domain(),
                        entry.match().name(),
                        entry.list().name(),
                        entry.origin().name(),
                        entry.eventId(),
                        entry.organisation(),
                        entry.category(),
                        entry.evidence(),
                        entry.reason(),
                        NewEntry.SOURCE,
                        NewEntry.LICENCE,
                        (entry.isProposed() ? Entry.State.PROPOSED : Entry.State.IN_FORCE).name(),
                        actor,
                        Timestamp.from(at),
                        entry.expiresOn(),
                        entry.reviewOn());
                try (var rows = insert.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Transactional(TxType.MANDATORY)
    void change(long id, EntryPlan plan, PlanCheck.Dates dates) {
        update(
                """
                update register_entry set organisation = ?, category = ?, evidence = ?, reason = ?, expires_on = ?,
                    review_on = ?, version = version + 1
                where id = ?""",
                plan.organisation(),
                plan.category(),
                plan.evidence(),
                plan.reason(),
                dates.expiresOn(),
                dates.reviewOn(),
                id);
    }

    @Transactional(TxType.MANDATORY)
    void confirm(long id, String actor, Instant at) {
        update("""
                update register_entry
                set state = 'IN_FORCE', confirmed_by = ?, confirmed_at = ?, version = version + 1
                where id = ?""", actor, Timestamp.from(at), id);
    }

    @Transactional(TxType.MANDATORY)
    void end(long id, Entry.State how, String actor, Instant at) {
        update(
                "update register_entry set state = ?, ended_by = ?, ended_at = ?, version = version + 1 where id = ?",
                how.name(),
                actor,
                Timestamp.from(at),
                id);
    }

    /** @return how many are over since that day began */
    @Transactional(TxType.MANDATORY)
    int expire(LocalDate today, Instant at) {
        return update("""
                update register_entry
                set state = 'EXPIRED', ended_by = 'system', ended_at = ?, version = version + 1
                where state in ('PROPOSED', 'IN_FORCE') and expires_on <= ?""", Timestamp.from(at), today);
    }

    int update(String sql, @Nullable Object... values) {
        return in(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                set(update, values);
                return update.executeUpdate();
            }
        });
    }

    static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("domain"),
                Match.valueOf(row.getString("match")),
                Kind.valueOf(row.getString("list")),
                Origin.valueOf(row.getString("origin")),
                row.getObject("import_id", Long.class),
                row.getObject("event_id", Long.class),
                row.getString("slug"),
                row.getString("organisation"),
                row.getString("category"),
                row.getString("evidence"),
                row.getString("reason"),
                row.getString("source"),
                row.getString("licence"),
                Entry.State.valueOf(row.getString("state")),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("confirmed_by"),
                instant(row.getTimestamp("confirmed_at")),
                row.getString("ended_by"),
                instant(row.getTimestamp("ended_at")),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("review_on", LocalDate.class),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
