package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** Who waits for a person to decide, by domain. */
@ApplicationScoped
public class ReferralQueue {

    /**
     * What the domains can be sorted by: first that of the longest wait. Those whom nobody has to answer by a day come
     * after all days, and the number of people is filled up to be sorted as text.
     */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("oldest", Sorting.Key.TIME, "oldest_at", false),
            new Sorting.Column("domain", Sorting.Key.TEXT, "email_domain collate \"C\""),
            new Sorting.Column(
                    "due", Sorting.Key.TIME, "coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')", false),
            Sorting.Column.fromLast("people", Sorting.Key.TEXT, "lpad(people::text, 10, '0') collate \"C\""));

    private final AgroalDataSource database;
    private final Clock clock;

    ReferralQueue(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Found<T>(T shown, Cursor key) {}

    /** The id of a group is that of its oldest referral. */
    @Transactional
    public Page<ReferralGroup> groups(String slug, QueueFilter filter, @Nullable Cursor after, int limit) {
        var now = clock.instant();
        var sorting = filter.sorting();
        var values = new ArrayList<Object>(
                List.of(Event.demand(slug).id(), filter.domain(), filter.overdue(), Timestamp.from(now)));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select g.*, " + sorting.selected() + """
                         from (
                            select r.email_domain, count(*) as people, count(*) filter (where r.appeal) as appeals,
                                count(q.id) as asked, count(*) filter (where r.holds_place) as holding,
                                min(coalesce(r.referred_at, r.submitted_at)) as oldest_at,
                                (array_agg(r.id order by coalesce(r.referred_at, r.submitted_at), r.id))[1] as id,
                                min(r.referral_due_at) filter (where q.id is null) as due_at,
                                (array_agg(distinct r.referral_organisation order by r.referral_organisation)
                                    filter (where r.referral_organisation is not null))[1:3] as organisations
                            from registration r
                            left join referral_question q on q.registration_id = r.id and q.answered_at is null
                            where r.event_id = ? and r.status = 'REFERRED' and strpos(r.email_domain, lower(?)) > 0
                            group by r.email_domain) g
                        where (not ? or due_at < ?)"""
                        + (after == null ? "" : " and " + sorting.after("id"))
                        + " order by " + sorting.order("id") + " limit " + (limit + 1))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<Found<ReferralGroup>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var oldestAt = rows.getTimestamp("oldest_at").toInstant();
                    var dueAt = instant(rows, "due_at");
                    found.add(new Found<>(
                            new ReferralGroup(
                                    rows.getString("email_domain"),
                                    rows.getLong("people"),
                                    rows.getLong("appeals"),
                                    rows.getLong("asked"),
                                    rows.getLong("holding"),
                                    oldestAt,
                                    Duration.between(oldestAt, now).toHours(),
                                    dueAt,
                                    isOverdue(dueAt, now),
                                    texts(rows.getArray("organisations"))),
                            sorting.cursor(rows)));
                }
            }
            return Page.of(found, limit, Found::shown, Found::key);
        } catch (SQLException e) {
            throw new IllegalStateException("The referrals could not be listed", e);
        }
    }

    /** The open referrals from one domain. */
    @Transactional
    public Page<Referral> group(String slug, String domain, @Nullable Cursor after, int limit) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select * from (
                            select r.id, r.reference, coalesce(r.referred_at, r.submitted_at) as referred_at,
                                r.referral_due_at, r.appeal, r.holds_place, r.full_name, r.email,
                                r.referral_organisation, r.referral_role, r.referral_reason, d.rule,
                                case when d.decided_by <> 'system' then d.decided_by end as declined_by, q.question,
                                q.asked_at, q.answer, q.answered_at
                            from registration r join eligibility_decision d on d.id = r.decision_id
                            left join lateral (
                                select * from referral_question q where q.registration_id = r.id
                                order by q.id desc limit 1) q on true
                            where r.event_id = ? and r.status = 'REFERRED' and r.email_domain = ?) g
                        where ?::timestamptz is null or (referred_at, id) > (?::timestamptz, ?)
                        order by referred_at, id limit ?""")) {
            select.setLong(1, Event.demand(slug).id());
            select.setString(2, domain.replace("\0", ""));
            after(select, 3, after);
            select.setInt(6, limit + 1);
            var found = new ArrayList<Found<Referral>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found<>(
                            referral(rows, now),
                            new Cursor(rows.getTimestamp("referred_at").toInstant(), rows.getLong("id"))));
                }
            }
            return Page.of(found, limit, Found::shown, Found::key);
        } catch (SQLException e) {
            throw new IllegalStateException("The referrals could not be listed", e);
        }
    }

    private static Referral referral(ResultSet row, Instant now) throws SQLException {
        var dueAt = instant(row, "referral_due_at");
        var askedAt = instant(row, "asked_at");
        var answeredAt = instant(row, "answered_at");
        var isWaitingForApplicant = askedAt != null && answeredAt == null;
        return new Referral(
                row.getString("reference"),
                row.getTimestamp("referred_at").toInstant(),
                dueAt,
                !isWaitingForApplicant && isOverdue(dueAt, now),
                row.getBoolean("appeal"),
                row.getBoolean("holds_place"),
                row.getString("full_name"),
                row.getString("email"),
                row.getString("referral_organisation"),
                row.getString("referral_role"),
                row.getString("referral_reason"),
                row.getString("rule"),
                row.getString("declined_by"),
                askedAt == null
                        ? null
                        : new Referral.Question(
                                row.getString("question"), askedAt, row.getString("answer"), answeredAt));
    }

    private static boolean isOverdue(@Nullable Instant dueAt, Instant now) {
        return dueAt != null && now.isAfter(dueAt);
    }

    private static void after(java.sql.PreparedStatement select, int first, @Nullable Cursor after)
            throws SQLException {
        var at = after == null ? null : Timestamp.from(after.at());
        select.setTimestamp(first, at);
        select.setTimestamp(first + 1, at);
        select.setLong(first + 2, after == null ? 0 : after.id());
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
