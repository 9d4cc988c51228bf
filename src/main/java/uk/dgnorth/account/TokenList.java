package uk.dgnorth.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** The tokens of everybody's programs that still work, page by page. */
@ApplicationScoped
class TokenList {

    /** What they can be sorted by. A token that was never used comes before all others. */
    static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("made", Sorting.Key.ID, "id"),
            new Sorting.Column("event", Sorting.Key.TEXT, "event collate \"C\""),
            new Sorting.Column("ends", Sorting.Key.TIME, "expires_at", false),
            new Sorting.Column(
                    "used", Sorting.Key.TIME, "coalesce(used_at, timestamptz '2000-01-01 00:00:00+00')", false));

    private static final String FROM_THOSE_THAT_WORK = """
            from (
                select token.id, token.name, token.event, token.scopes, token.created_at, token.expires_at,
                    token.used_at, account.id as account_id, account.name as account
                from api_token token join account on account.id = token.account_id
                where token.expires_at > ?) tokens""";

    private final AgroalDataSource database;
    private final Clock clock;

    TokenList(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A token and whose it is.
     *
     * @param event the slug of the only event it opens, or {@code *}
     * @param account the name of whoever made it
     * @param usedAt when it was last used, to the hour; null for never
     */
    record Line(
            long id,
            String name,
            String event,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            long accountId,
            String account) {}

    /** Which tokens are wanted; empty texts do not narrow them. */
    record Filter(String event, String scope) {}

    private record Found(Line line, Cursor cursor) {}

    @Transactional
    Page<Line> page(Filter filter, Sorting sorting, @Nullable Cursor after, int limit) {
        var values =
                new ArrayList<Object>(List.of(now(), filter.event(), filter.event(), filter.scope(), filter.scope()));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select *, " + sorting.selected() + " " + FROM_THOSE_THAT_WORK
                        + " where (? = '' or event = ?) and (? = '' or ? = any(scopes))"
                        + (after == null ? "" : " and " + sorting.after("id"))
                        + " order by " + sorting.order("id") + " limit " + (limit + 1))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(read(rows), sorting.cursor(rows)));
                }
            }
            return Page.of(found, limit, Found::line, Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The API tokens could not be listed", e);
        }
    }

    @Transactional
    Optional<Line> find(long id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select * " + FROM_THOSE_THAT_WORK + " where id = ?")) {
            select.setObject(1, now());
            select.setLong(2, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("An API token could not be read", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Line read(ResultSet row) throws SQLException {
        var usedAt = row.getTimestamp("used_at");
        return new Line(
                row.getLong("id"),
                row.getString("name"),
                row.getString("event"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                usedAt == null ? null : usedAt.toInstant(),
                row.getLong("account_id"),
                row.getString("account"));
    }
}
