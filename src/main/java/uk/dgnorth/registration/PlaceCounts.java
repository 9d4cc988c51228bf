package uk.dgnorth.registration;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;

/** Counts who has the places of an event, beside what the counters of places say. */
@ApplicationScoped
public class PlaceCounts {

    private final AgroalDataSource database;

    PlaceCounts(AgroalDataSource database) {
        this.database = database;
    }

    /** Of each place type, in the order of the organiser; one statement, so all of it is true at once. */
    @Transactional
    public List<PlaceCount> of(String slug) {
        var event = Event.demand(slug);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select p.slug, p.name, s.capacity, s.taken, s.waiting,
                            count(r.id) filter (where r.status = 'CONFIRMED') as confirmed,
                            count(r.id) filter (where r.status = 'OFFERED') as offered,
                            count(r.id) filter (where r.status = 'REFERRED') as referred,
                            count(r.id) filter (where r.status = 'UNCONFIRMED') as unproved,
                            count(r.id) filter (where r.status = 'WAITING') as people_waiting
                        from place_type p
                        join place_stock s on s.place_type_id = p.id
                        left join registration r on r.place_type_id = p.id and r.event_id = p.event_id
                            and (r.holds_place or r.status = 'WAITING')
                        where p.event_id = ? group by p.id, s.place_type_id order by p.position, p.id""")) {
            select.setLong(1, event.id());
            var counts = new ArrayList<PlaceCount>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.add(read(rows));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("The places could not be counted", e);
        }
    }

    /** Of one place type. */
    @Transactional
    public PlaceCount of(String slug, String placeType) {
        return of(slug).stream()
                .filter(count -> count.slug().equals(placeType))
                .findFirst()
                .orElseThrow(() -> new NotFound("place type"));
    }

    private static PlaceCount read(ResultSet row) throws SQLException {
        return new PlaceCount(
                row.getString("slug"),
                row.getString("name"),
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getInt("confirmed"),
                row.getInt("offered"),
                row.getInt("referred"),
                row.getInt("unproved"),
                row.getInt("waiting"),
                row.getInt("people_waiting"));
    }
}
