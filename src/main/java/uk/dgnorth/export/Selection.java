package uk.dgnorth.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Sorting;

/**
 * The registrations of one event that a filter lets through, as a query in the order in which they came unless another
 * is wanted. That order is the index registration_by_event's, so nothing is sorted or counted.
 */
final class Selection {

    private final StringBuilder conditions = new StringBuilder("r.event_id = ?");
    private final List<Object> values = new ArrayList<>();
    private Sorting sorting = RegistrationList.OLDEST_FIRST;

    Selection(long eventId, RegistrationFilter filter) {
        values.add(eventId);
        if (!filter.statuses().isEmpty()) {
            and("r.status = any (?)", (Object) names(filter.statuses()));
        }
        if (filter.placeType() != null) {
            and("p.slug = ?", filter.placeType());
        }
        if (filter.session() != null) {
            and(
                    "exists (select from session_booking b where b.registration_id = r.id and b.session = ?"
                            + " and b.state <> 'WAITING')",
                    filter.session());
        }
        if (filter.checkedIn() != null) {
            conditions.append(" and r.checked_in_at is ").append(filter.checkedIn() ? "not null" : "null");
        }
        if (filter.organisation() != null) {
            and(folded("r.organisation") + " = " + folded("?"), filter.organisation());
        }
        if (filter.search() != null) {
            and(
                    "(" + contains("r.reference") + " or " + contains("r.organisation") + ")",
                    filter.search(),
                    filter.search());
        }
        var person = filter.person();
        if (person != null && person.name() != null) {
            and("(" + contains("r.full_name") + " or " + contains("r.badge_name") + ")", person.name(), person.name());
        }
        if (person != null && person.email() != null) {
            and(contains("r.email"), person.email());
        }
    }

    private static String[] names(Set<Status> statuses) {
        return statuses.stream().map(Status::name).toArray(String[]::new);
    }

    /** Literal, unlike {@code like}: a percent sign or an underscore stands for itself. */
    private static String contains(String column) {
        return "strpos(" + folded(column) + ", " + folded("?") + ") > 0";
    }

    /** In any script, whatever locale the database was made with. */
    private static String folded(String text) {
        return "lower(" + text + "::text collate pg_c_utf8)";
    }

    private void and(String condition, Object... parameters) {
        conditions.append(" and ").append(condition);
        values.addAll(List.of(parameters));
    }

    /** In this order, and only those that come after the end of the page before. */
    Selection sorted(Sorting wanted, @Nullable Cursor after) {
        sorting = wanted;
        if (after != null) {
            and(wanted.after("r.id"), wanted.values(after).toArray());
        }
        return this;
    }

    PreparedStatement prepare(Connection connection, String columns, @Nullable Integer limit) throws SQLException {
        var select = connection.prepareStatement("select " + columns
                + " from registration r join place_type p on p.id = r.place_type_id where " + conditions
                + " order by " + sorting.order("r.id") + (limit == null ? "" : " limit " + limit));
        for (int i = 0; i < values.size(); i++) {
            select.setObject(i + 1, values.get(i));
        }
        return select;
    }
}
