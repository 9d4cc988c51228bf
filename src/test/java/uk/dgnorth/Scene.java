package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import uk.dgnorth.JsonClient.Answer;

/** People on their way to a place at one running service, and locks that hold the service up until it is killed. */
final class Scene {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final SharedDatabase database;
    private final List<Connection> locks = new ArrayList<>();
    private Desk desk;
    private int people;

    Scene(SharedDatabase database, RunningService service) {
        this.database = database;
        this.desk = new Desk(service);
    }

    /** Somebody at an event, and what they have been told. */
    static final class Person {
        final String event;
        final String email;
        String reference;
        String token;
        private String pendingId;
        private String code;

        private Person(String event, String email) {
            this.event = event;
            this.email = email;
        }
    }

    Desk desk() {
        return desk;
    }

    void continueAt(RunningService service) {
        desk = new Desk(service);
    }

    Person somebody(String event) {
        return somebody(event, "leeds.gov.uk");
    }

    Person somebody(String event, String domain) {
        return new Person(event, "person" + people++ + "@" + domain);
    }

    Person submitted(Person person) {
        desk.submit(person.event, person.email).demand(202);
        return invited(person);
    }

    Person registered(Person person, String status) {
        assertThat(prove(submitted(person))).isEqualTo(status);
        return person;
    }

    /** Who waits for the only place of an event is offered it. */
    Person offered(String event) {
        var leaves = registered(somebody(event), "confirmed");
        var waits = registered(somebody(event), "waiting");
        desk.cancel(leaves.token).demand(200);
        assertThat(status(waits)).isEqualTo("offered");
        return waits;
    }

    Person named(Person holder) {
        var substitute = somebody(holder.event);
        desk.nameSubstitute(holder.token, substitute.email).demand(202);
        return invited(substitute);
    }

    /** Reads the letter with the code before it leaves. */
    Person invited(Person person) {
        var known = database.rows("""
                select r.reference, a.pending_id, m.text_part from registration r
                    join application a on a.registration_id = r.id
                    join outbox_message m on m.recipient = r.email and m.kind in ('confirm-address', 'invited')
                where r.email = ? order by a.id desc, m.id desc limit 1""", person.email).get(0);
        var code = CODE.matcher(known.get("text_part"));
        assertThat(code.find()).isTrue();
        person.code = code.group();
        person.reference = known.get("reference");
        person.pendingId = known.get("pending_id");
        return person;
    }

    Answer sendCode(Person person) {
        return desk.prove(person.event, person.pendingId, person.code);
    }

    /** @return the status that they are told */
    String prove(Person person) {
        var answer = sendCode(person).demand(200);
        person.token = answer.text("/accessToken");
        return answer.text("/registration/status");
    }

    /** Of whoever is not there: nothing. */
    String status(Person person) {
        return database.column("select lower(status) from registration where email = ?", person.email).stream()
                .findFirst()
                .orElse("");
    }

    void awaitStatus(Person person, String wanted) {
        await().atMost(SOON).untilAsserted(() -> assertThat(status(person)).isEqualTo(wanted));
    }

    /** Those and no others, once each. */
    void lettersTo(Person person, String... kinds) {
        assertThat(database.column("select kind from outbox_message where recipient = ? order by id", person.email))
                .containsExactly(kinds);
    }

    void reconcile(String event) {
        assertThat(database.rows("""
                select s.taken, s.referred, s.waiting, (select count(*) from registration r
                        where r.place_type_id = t.id and holds_place) as holding,
                    (select count(*) from registration r where r.place_type_id = t.id and holds_place
                        and decision_outcome <> 'ELIGIBLE') as holding_for_referral,
                    (select count(*) from registration r where r.place_type_id = t.id
                        and status = 'WAITING') as on_the_list
                from place_stock s join place_type t on t.id = s.place_type_id join event e on e.id = t.event_id
                where e.slug = ?""", event)).singleElement().satisfies(row -> {
            assertThat(row.get("taken")).as("taken").isEqualTo(row.get("holding"));
            assertThat(row.get("referred")).as("referred").isEqualTo(row.get("holding_for_referral"));
            assertThat(row.get("waiting")).as("waiting").isEqualTo(row.get("on_the_list"));
        });
    }

    /** The service goes by the clock of the machine: so the end of what they have comes to them. */
    void runOutOfTime(Person person) {
        database.update("""
                update registration set hold_expires_at = case when holds_place then now() end,
                    expires_at = case status when 'UNCONFIRMED' then now() else expires_at end
                where reference = ?""", person.reference);
    }

    void lock(String sql, Object... values) {
        locks.add(database.lock(sql, values));
    }

    void lock(Person person) {
        lock("select 1 from registration where reference = ? for update", person.reference);
    }

    /** Begins what a lock holds up, and never hears of it again. */
    void begin(Supplier<Answer> deed) {
        var thread = new Thread(() -> {
            try {
                throw new AssertionError("was not held up: " + deed.get());
            } catch (UncheckedIOException killed) {
                assertThat(killed).hasCauseInstanceOf(IOException.class);
            }
        });
        thread.setDaemon(true);
        awaitHeldUp(thread::start);
    }

    void awaitHeldUp(Runnable cause) {
        var before = database.waitingForLocks();
        cause.run();
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> database.waitingForLocks() > before);
    }

    /** After the kill: what hung on them finds that its client has gone. */
    void releaseLocks() throws SQLException {
        for (var lock : locks) {
            lock.close();
        }
        await().atMost(SOON)
                .until(() -> database.column(
                                "select pid from pg_stat_activity where application_name = 'dgnorth-registration'")
                        .isEmpty());
    }
}
