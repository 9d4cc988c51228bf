package uk.dgnorth.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submit;
import static uk.dgnorth.application.Applicants.submitted;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

/** What must be true whoever comes at once. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvariantsTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void the_ledger_agrees_with_the_registrations_after_a_rush() throws Exception {
        var event = fixtures.anEventWithPlaces(20);

        var tokens = allAtOnce(60, i -> {
            var email = "rush" + i + (i % 4 == 0 ? "@leeds.ac.uk" : "@leeds.gov.uk");
            var form = i % 4 == 0 ? formWithReferral(email) : form(email);
            var pendingId = patiently(() -> submit(event, form)).<String>path("pendingId");
            var token = patiently(() -> prove(event, pendingId, codeSentTo(fixtures, email)))
                    .<String>path("accessToken");
            if (i % 3 == 0) {
                patiently(() -> given().auth()
                        .oauth2(token)
                        .post("/api/v1/registrations/me/cancellation")
                        .then());
            }
            return token;
        });
        sweeping.run();

        assertThat(tokens).hasSize(60).doesNotContainNull();
        reconcile(event);
        assertThat(fixtures.stock(event)).containsEntry("taken", "20");
    }

    @Test
    void one_address_that_comes_many_times_at_once_has_one_registration() throws Exception {
        var event = fixtures.anEventWithPlaces(5);

        allAtOnce(
                3,
                i -> patiently(() -> submit(event, form("many.tabs@leeds.gov.uk")))
                        .<String>path("pendingId"));

        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
        reconcile(event);
    }

    @Test
    void people_who_change_places_crosswise_all_get_through() throws Exception {
        var event = fixtures.anEventWithPlaces(40);
        fixtures.update("""
                with t as (
                    insert into place_type (event_id, slug, name, position, version)
                    select id, 'online', 'Online', 1, 0 from event where slug = ? returning id)
                insert into place_stock (place_type_id, capacity, ceiling) select id, 40, 40 from t""", event);

        allAtOnce(20, i -> {
            var email = "crosswise" + i + "@leeds.gov.uk";
            var first = form(email);
            first.put("placeType", i % 2 == 0 ? "online" : "public-sector");
            var second = form(email);
            second.put("placeType", i % 2 == 0 ? "public-sector" : "online");
            patiently(() -> submit(event, first));
            var pendingId = patiently(() -> submit(event, second)).<String>path("pendingId");
            return prove(event, pendingId, codeSentTo(fixtures, email))
                    .statusCode(200)
                    .extract()
                    .<String>path("accessToken");
        });

        reconcile(event);
    }

    @Test
    void a_decision_waits_for_whoever_is_changing_the_registration() throws Exception {
        var event = fixtures.anEventWithPlaces(20);
        var reference = mine(register(fixtures, event, formWithReferral("waits@leeds.ac.uk")))
                .extract()
                .<String>path("reference");
        var threads = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var update =
                    connection.prepareStatement("update registration set version = version + 1 where reference = ?")) {
                update.setString(1, reference);
                update.executeUpdate();
            }

            var decision = threads.submit(() -> given().auth()
                    .oauth2(Fixtures.ORGANISER_TOKEN)
                    .contentType(ContentType.JSON)
                    .body(Map.of("outcome", "approve", "reason", "Known to us"))
                    .post("/api/v1/events/{event}/registrations/{reference}/decision", event, reference)
                    .statusCode());
            await().until(() -> !fixtures.rows("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
                    .isEmpty());
            connection.commit();

            assertThat(decision.get()).isEqualTo(200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void one_registration_that_cannot_be_swept_keeps_no_places_of_others() {
        var broken = fixtures.anEventWithPlaces(5);
        submitted(broken, form("broken@leeds.gov.uk"));
        setTaken(broken, 0);
        clock.advance(Duration.ofSeconds(1));
        var sound = fixtures.anEventWithPlaces(5);
        submitted(sound, form("sound@leeds.gov.uk"));

        clock.advance(Duration.ofHours(25));
        sweeping.run();

        assertThat(fixtures.stock(sound)).containsEntry("taken", "0");
        setTaken(broken, 1);
        sweeping.run();
        reconcile(broken);
    }

    private void setTaken(String event, int taken) {
        fixtures.update("""
                update place_stock set taken = ? from place_type t join event e on e.id = t.event_id
                where place_type_id = t.id and e.slug = ?""", taken, event);
    }

    /** The counters say what the registrations say, and nobody waits while a place is free. */
    private void reconcile(String event) {
        var rows = fixtures.rows("""
                select s.capacity, s.taken, s.referred, s.waiting,
                    (select count(*) from registration r where r.place_type_id = t.id and holds_place) as holding,
                    (select count(*) from registration r where r.place_type_id = t.id and holds_place
                        and decision_outcome <> 'ELIGIBLE') as holding_for_referral,
                    (select count(*) from registration r where r.place_type_id = t.id
                        and status = 'WAITING') as on_the_list
                from place_stock s join place_type t on t.id = s.place_type_id join event e on e.id = t.event_id
                where e.slug = ?""", event);
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("holding")).isEqualTo(row.get("taken"));
            assertThat(row.get("holding_for_referral")).isEqualTo(row.get("referred"));
            assertThat(row.get("on_the_list")).isEqualTo(row.get("waiting"));
            assertThat(Integer.parseInt(row.get("taken"))).isLessThanOrEqualTo(Integer.parseInt(row.get("capacity")));
            assertThat(row.get("waiting").equals("0") || row.get("taken").equals(row.get("capacity")))
                    .isTrue();
        });
    }

    /** Sends again what a busy service asked to be sent again; anything but that has to succeed. */
    private static io.restassured.response.ExtractableResponse<io.restassured.response.Response> patiently(
            Callable<ValidatableResponse> request) throws Exception {
        var answer = request.call();
        for (int tried = 0; tried < 50 && answer.extract().statusCode() == 503; tried++) {
            answer = request.call();
        }
        assertThat(answer.extract().statusCode())
                .as(answer.extract().asString())
                .isBetween(200, 299);
        return answer.extract();
    }

    private interface Person<T> {
        T act(int number) throws Exception;
    }

    private static <T> List<T> allAtOnce(int people, Person<T> person) throws Exception {
        var threads = Executors.newFixedThreadPool(people);
        try {
            var ready = new CountDownLatch(people);
            var started = new ArrayList<Future<T>>();
            for (int i = 0; i < people; i++) {
                int number = i;
                started.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return person.act(number);
                }));
            }
            var results = new ArrayList<T>();
            for (var result : started) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
