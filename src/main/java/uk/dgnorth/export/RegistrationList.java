package uk.dgnorth.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** The registrations of an event in pages, oldest first: who comes later appears at the end. */
@ApplicationScoped
public class RegistrationList {

    private final AgroalDataSource database;
    private final SessionsOfEvents sessions;

    RegistrationList(AgroalDataSource database, SessionsOfEvents sessions) {
        this.sessions = sessions;
        this.database = database;
    }

    @Transactional
    public Page<RegistrationLine> page(String slug, RegistrationFilter filter, @Nullable Cursor after, int limit) {
        var event = Event.demand(slug);
        sessions.demand(event, filter);
        var selection = new Selection(event.id(), filter).after(after);
        try (var connection = database.getConnection();
                var select = selection.prepare(connection, RegistrationLine.COLUMNS, limit + 1);
                var rows = select.executeQuery()) {
            var found = new ArrayList<RegistrationLine.Found>();
            while (rows.next()) {
                found.add(RegistrationLine.read(rows));
            }
            return Page.of(found, limit, RegistrationLine.Found::line, RegistrationLine.Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The registrations could not be listed", e);
        }
    }
}
