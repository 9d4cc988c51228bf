package uk.dgnorth.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Grant;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** Who has an account, page by page. */
@ApplicationScoped
class AccountList {

    private static final Sorting.Column NAME =
            new Sorting.Column("name", Sorting.Key.TEXT, "lower(name collate pg_c_utf8)");

    /** What accounts can be sorted by. */
    static final List<Sorting.Column> COLUMNS =
            List.of(NAME, new Sorting.Column("state", Sorting.Key.TEXT, "state collate \"C\""));

    private final AgroalDataSource database;

    AccountList(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Which accounts are wanted; empty texts do not narrow them.
     *
     * @param role one that they have somewhere, or at the event
     * @param event the slug of one that they have a role at, and be it by a role at every event
     * @param state {@code in-use}, {@code invited} or {@code closed}
     */
    record Filter(String role, String event, String state) {

        private boolean asksForRoles() {
            return !role.isEmpty() || !event.isEmpty();
        }
    }

    private record Found(AccountView account, Cursor cursor) {}

    @Transactional
    Page<AccountView> page(Filter filter, Sorting sorting, @Nullable Cursor after, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select *, " + sorting.selected() + """
                         from (
                            select id, name, email, accepted_at, closed_at, array(
                                    select role || '@' || event from account_role where account_id = account.id
                                    order by event, role) as grants,
                                case when closed_at is not null then 'closed' when accepted_at is null then 'invited'
                                    else 'in-use' end as state
                            from account
                            where not ? or exists (
                                select 1 from account_role where account_id = account.id
                                    and (? = '' or role = ?) and (? = '' or event in (?, '*')))) accounts
                        where (? = '' or state = ?)"""
                        + (after == null ? "" : " and " + sorting.after("id"))
                        + " order by " + sorting.order("id") + " limit " + (limit + 1))) {
            var values = new ArrayList<Object>(List.of(
                    filter.asksForRoles(),
                    filter.role(),
                    filter.role(),
                    filter.event(),
                    filter.event(),
                    filter.state(),
                    filter.state()));
            if (after != null) {
                values.addAll(sorting.values(isByName(sorting) ? withName(after, connection) : after));
            }
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(read(rows), isByName(sorting) ? withoutName(rows) : sorting.cursor(rows)));
                }
            }
            return Page.of(found, limit, Found::account, Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The accounts could not be listed", e);
        }
    }

    private static boolean isByName(Sorting sorting) {
        return sorting.column().equals(NAME);
    }

    /** Cursors stand in URLs, where no name may be. */
    private static Cursor withoutName(ResultSet row) throws SQLException {
        return new Cursor("", row.getLong("id"));
    }

    private static Cursor withName(Cursor after, Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select " + NAME.expression() + " from account where id = ?")) {
            select.setLong(1, after.id());
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw Cursor.refusal();
                }
                return new Cursor(rows.getString(1), after.id());
            }
        }
    }

    private static AccountView read(ResultSet row) throws SQLException {
        return new AccountView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getObject("accepted_at") != null,
                row.getObject("closed_at") != null,
                Stream.of((String[]) row.getArray("grants").getArray())
                        .map(Grant::parse)
                        .toList());
    }
}
