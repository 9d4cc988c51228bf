package uk.dgnorth.registration;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** The waiting list of a place type in pages: those with an offer first, since they stand before all who wait. */
@ApplicationScoped
public class WaitingPeople {

    /** Never by name: a cursor stands in a URL. */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("position", Sorting.Key.TEXT, """
                    (case when r.status = 'OFFERED' then '0' when r.out_of_turn then '1' else '2' end
                    || to_char(case when r.status = 'OFFERED' then r.hold_expires_at else r.since end
                    at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')) collate "C\""""),
            new Sorting.Column("reference", Sorting.Key.TEXT, "r.reference collate \"C\""),
            new Sorting.Column(
                    "organisation", Sorting.Key.TEXT, "lower(coalesce(r.organisation, '')::text collate pg_c_utf8)"),
            new Sorting.Column("since", Sorting.Key.TIME, "r.since"));

    private final AgroalDataSource database;

    WaitingPeople(AgroalDataSource database) {
        this.database = database;
    }

    /** A part of the list. */
    public enum Part {
        WAITING("r.status = 'WAITING'"),
        OFFERED("r.status = 'OFFERED'"),
        LAPSED("r.offers_lapsed > 0"),
        OUT_OF_TURN("r.out_of_turn");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }

        /** In URLs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @return null where nothing is asked for */
        public static @Nullable Part parse(String text) {
            if (text.isBlank()) {
                return null;
            }
            return Arrays.stream(values())
                    .filter(part -> part.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequest(FieldError.parameter(
                            "show",
                            "Use any of "
                                    + Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", ")))));
        }
    }

    /**
     * Who is wanted.
     *
     * @param search to be found in the reference or the organisation; empty for everybody
     */
    public record Filter(@Nullable Part part, String search) {}

    private record Found(WaitingPerson person, Cursor cursor) {}

    /** The position counts everybody who waits, whatever the filter lets through. */
    @Transactional
    public Page<WaitingPerson> page(
            String slug, String placeType, Filter filter, Sorting sorting, @Nullable Cursor after, int limit) {
        var event = Event.demand(slug);
        var type = PlaceType.findByEventAndSlug(event, placeType).orElseThrow(() -> new NotFound("place type"));
        var values = new ArrayList<Object>(List.of(event.id(), type.id(), filter.search(), filter.search()));
        if (after != null) {
            values.addAll(sorting.values(after));
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select r.*, " + sorting.selected() + """
                         from (
                            select id, reference, full_name, organisation, status, out_of_turn, offers_lapsed,
                                hold_expires_at, coalesce(waiting_since, submitted_at) as since,
                                case when status = 'WAITING' then row_number() over (
                                    partition by status order by out_of_turn desc, waiting_since, id) end as position
                            from registration
                            where event_id = ? and place_type_id = ? and status in ('WAITING', 'OFFERED')) r
                        where (strpos(lower(r.reference collate pg_c_utf8), lower(?::text collate pg_c_utf8)) > 0
                            or strpos(lower(r.organisation collate pg_c_utf8), lower(?::text collate pg_c_utf8)) > 0)"""
                        + (filter.part() == null ? "" : " and " + filter.part().condition)
                        + (after == null ? "" : " and " + sorting.after("r.id"))
                        + " order by " + sorting.order("r.id") + " limit " + (limit + 1))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(read(rows), sorting.cursor(rows)));
                }
            }
            return Page.of(found, limit, Found::person, Found::cursor);
        } catch (SQLException e) {
            throw new IllegalStateException("The waiting list could not be read", e);
        }
    }

    private static WaitingPerson read(ResultSet row) throws SQLException {
        var status = Status.valueOf(row.getString("status"));
        var expiresAt = row.getObject("hold_expires_at", OffsetDateTime.class);
        var position = row.getInt("position");
        return new WaitingPerson(
                row.getString("reference"),
                row.getString("full_name"),
                row.getString("organisation"),
                status,
                status == Status.WAITING ? position : null,
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("out_of_turn"),
                row.getInt("offers_lapsed"),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
