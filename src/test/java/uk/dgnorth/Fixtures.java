package uk.dgnorth;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests need to be there, and what they look up behind the service's back. */
@Singleton
public class Fixtures {

    public static final String ORGANISER_TOKEN = "organiser-token-of-the-tests";

    private final AgroalDataSource database;
    private final TestClock clock;

    Fixtures(AgroalDataSource database, TestClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An event of its own for one test, open for registration, half a year ahead. */
    public String anEventWithPlaces(int capacity) {
        var slug = "event-" + UUID.randomUUID().toString().substring(0, 13);
        var start = clock.instant().plus(Duration.ofDays(180));
        update(
                """
                with e as (
                    insert into event (slug, name, summary, venue_name, timezone, starts_at, ends_at,
                        registration_opens_at, registration_closes_at, version)
                    values (?, 'Digital Government North', 'A conference', 'Manchester', 'Europe/London',
                        ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, 0)
                    returning id),
                t as (
                    insert into place_type (event_id, slug, name, position, version)
                    select id, 'public-sector', 'Public sector', 0, 0 from e
                    returning id)
                insert into place_stock (place_type_id, capacity, ceiling) select id, ?, ? from t""",
                slug,
                start.toString(),
                start.plus(Duration.ofHours(8)).toString(),
                clock.instant().minus(Duration.ofDays(1)).toString(),
                start.minus(Duration.ofDays(1)).toString(),
                capacity,
                capacity);
        return slug;
    }

    public int update(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * This many more registrations like the only one of an event, from 55 other domains, at other times. They hold no
     * place.
     */
    public void multiply(String event, int count) {
        update("""
                insert into registration
                select (jsonb_populate_record(r, jsonb_build_object(
                    'id', nextval(pg_get_serial_sequence('registration', 'id')),
                    'reference', upper(left(md5(e.slug || n), 8)),
                    'email', 'p' || n || '@' || domain, 'normalised_email', 'p' || n || '@' || domain,
                    'email_domain', domain,
                    'status', case when r.status = 'CONFIRMED' then 'WAITING' else r.status end,
                    'holds_place', false, 'hold_expires_at', null,
                    'waiting_since', r.submitted_at,
                    'referred_at', r.submitted_at - n % 7 * interval '1 hour',
                    'referral_due_at',
                        case when n % 3 > 0 then r.referral_due_at + n % 5 * interval '1 hour' end))).*
                from registration r join event e on e.id = r.event_id, generate_series(1, ?) n,
                    lateral (select 'd' || n * 17 % 55 || '-' || r.email_domain as domain) other
                where e.slug = ?""", count, event);
    }

    /** One row as strings, by column. */
    public Map<String, String> row(String sql, Object... values) {
        var rows = rows(sql, values);
        if (rows.size() != 1) {
            throw new AssertionError("expected one row, found " + rows.size());
        }
        return rows.get(0);
    }

    public List<Map<String, String>> rows(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var found = statement.executeQuery()) {
                var rows = new ArrayList<Map<String, String>>();
                while (found.next()) {
                    var row = new java.util.LinkedHashMap<String, String>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.put(found.getMetaData().getColumnLabel(column), found.getString(column));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The stock of an event's only place type. */
    public Map<String, String> stock(String event) {
        return row("""
                select capacity, ceiling, taken, referred, waiting from place_stock
                join place_type on place_type.id = place_type_id join event on event.id = event_id
                where event.slug = ?""", event);
    }

    /** The letters to an address, newest first. */
    public List<Map<String, String>> letters(String to) {
        return rows(
                "select kind, subject, text_part as text from outbox_message where recipient = ? order by id desc", to);
    }
}
