package uk.dgnorth.publicbody;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import that was tried would do to the entries that are there, found out by one statement. */
@ApplicationScoped
public class ImportChanges {

    /** So many of each are named. */
    public static final int NAMED = 50;

    private final AgroalDataSource database;

    ImportChanges(AgroalDataSource database) {
        this.database = database;
    }

    /** What becomes of one entry. */
    public enum What {
        ADDED,
        CHANGED,
        SAME,
        /** From an earlier import and not in this one: it stays until it expires or somebody ends it. */
        STAYING
    }

    /** One entry before and after; the organisation is empty where a list names none. */
    public record Line(String domain, String match, String before, String after) {}

    /** How many there are of one kind, and the first of them. */
    public record Group(long count, List<Line> first) {

        static final Group NONE = new Group(0, List.of());

        Group and(Group more) {
            var lines = new ArrayList<>(first);
            lines.addAll(more.first);
            return new Group(more.count, List.copyOf(lines));
        }
    }

    /** Nothing of an import that is applied: its rows are in the register by then. */
    @Transactional
    public Map<What, Group> of(long id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        with file as (
                            select i.list, row ->> 'domain' as domain, row ->> 'match' as match,
                                row ->> 'organisation' as organisation, row ->> 'category' as category,
                                row ->> 'reason' as reason, row ->> 'source' as source, row ->> 'licence' as licence
                            from register_import i, jsonb_array_elements(i.rows) row where i.id = ?),
                        live as (
                            select * from register_entry
                            where origin = 'IMPORTED' and state in ('PROPOSED', 'IN_FORCE')),
                        found as (
                            select case
                                    when e.id is null then 'ADDED'
                                    when f.domain is null then 'STAYING'
                                    when (e.list, e.organisation, e.category, e.reason, e.source, e.licence)
                                        is distinct from
                                        (f.list, f.organisation, f.category, f.reason, f.source, f.licence)
                                        then 'CHANGED'
                                    else 'SAME' end as what,
                                coalesce(f.domain, e.domain) as domain, coalesce(f.match, e.match) as match,
                                e.list as list_before, e.organisation as before, f.list as list_after,
                                f.organisation as after
                            from file f full join live e on e.domain = f.domain and e.match = f.match
                            where f.domain is not null
                                or e.list = (select list from register_import where id = ? and rows is not null)),
                        counted as (
                            select *, count(*) over (partition by what) as count,
                                row_number() over (partition by what order by domain, match) as place
                            from found)
                        select * from counted where place <= ? order by what, place""")) {
            select.setLong(1, id);
            select.setLong(2, id);
            select.setInt(3, NAMED);
            try (var rows = select.executeQuery()) {
                return groups(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What an import would change could not be found out", e);
        }
    }

    private static Map<What, Group> groups(ResultSet rows) throws SQLException {
        var groups = new EnumMap<What, Group>(What.class);
        for (var what : What.values()) {
            groups.put(what, Group.NONE);
        }
        while (rows.next()) {
            var line = new Line(
                    rows.getString("domain"),
                    rows.getString("match").toLowerCase(Locale.ROOT),
                    said(rows.getString("list_before"), rows.getString("before")),
                    said(rows.getString("list_after"), rows.getString("after")));
            groups.merge(
                    What.valueOf(rows.getString("what")), new Group(rows.getLong("count"), List.of(line)), Group::and);
        }
        return groups;
    }

    private static String said(@Nullable String list, @Nullable String organisation) {
        if (list == null) {
            return "";
        }
        var word = list.toLowerCase(Locale.ROOT);
        return organisation == null ? word : word + ", " + organisation;
    }
}
