package uk.dgnorth.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** The registrations of an event in pages. */
@ApplicationScoped
public class RegistrationList {

    /**
     * What it can be sorted by; a cursor holds where a page ended and stands in a URL, so never by a name or an
     * address.
     */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("registered", Sorting.Key.TIME, "r.submitted_at"),
            new Sorting.Column("reference", Sorting.Key.TEXT, "r.reference collate \"C\""),
            new Sorting.Column("status", Sorting.Key.TEXT, "r.status collate \"C\""),
            new Sorting.Column(
                    "organisation", Sorting.Key.TEXT, "lower(coalesce(r.organisation, '')::text collate pg_c_utf8)"),
            new Sorting.Column("place-type", Sorting.Key.TEXT, "p.slug collate \"C\""));

    /** Who comes later appears at the end. */
    static final Sorting OLDEST_FIRST = COLUMNS.get(0).first().reversed();

    /** A line and where it stands, for the cursor to the next page. */
    private record Found(RegistrationLine line, Cursor cursor) {}

    private final AgroalDataSource database;
    private final SessionsOfEvents sessions;

    RegistrationList(AgroalDataSource database, SessionsOfEvents sessions) {
        this.sessions = sessions;
        this.database = database;
    }

    /** Oldest first. */
    @Transactional
    public Page<RegistrationLine> page(String slug, RegistrationFilter filter, @Nullable Cursor after, int limit) {
        return page(slug, filter, OLDEST_FIRST, after, limit);
    }

    @Transactional
    public Page<RegistrationLine> page(
            String slug, RegistrationFilter filter, Sorting sorting, @Nullable Cursor after, int limit) {
        var event = Event.demand(slug);
        sessions.demand(event, filter);
        var selection = new Selection(event.id(), filter).sorted(sorting, after);
        try (var connection = database.getConnection();
                var select =
                        selection.prepare(connection, RegistrationLine.COLUMNS + ", " + sorting.selected(), limit + 1);
                var rows = select.executeQuery()) {
            var found = new ArrayList<Found>();
            while (rows.next()) {
                found.add(new Found(RegistrationLine.read(rows), sorting.cursor(rows)));
            }
            return Page.of(found, limit, Found::line, Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The registrations could not be listed", e);
        }
    }
}
