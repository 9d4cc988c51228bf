package uk.dgnorth.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.event.AnEvent.placeType;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventEditingTest {

    @Inject
    SomeRegistrations registrations;

    @Inject
    EntityManager database;

    @Test
    void creates_an_event_and_says_where_it_is() {
        var event = anEvent();

        var answer = asOrganiser().body(event.plan()).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.header("Location")).endsWith(event.path());
        assertThat(answer.header("ETag"))
                .isEqualTo(asOrganiser().get(event.path()).header("ETag"));
        assertThat(answer.asString()).isEqualTo(asOrganiser().get(event.path()).asString());
    }

    @Test
    void creates_an_event_once_however_often_it_is_sent() {
        var event = anEvent();
        var key = UUID.randomUUID().toString();

        var first =
                asOrganiser().header("Idempotency-Key", key).body(event.plan()).post("/api/v1/events");
        var again =
                asOrganiser().header("Idempotency-Key", key).body(event.plan()).post("/api/v1/events");
        var another = asOrganiser()
                .header("Idempotency-Key", key)
                .body(event.with("name", "Another").plan())
                .post("/api/v1/events");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(another.statusCode()).isEqualTo(409);
        assertThat(another.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void refuses_a_slug_that_is_taken() {
        var event = anEvent().kept();

        var answer = asOrganiser().body(event.plan()).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/slug-taken");
    }

    @Test
    void takes_back_what_was_read() {
        var event = anEvent().kept();
        registrations.confirm(event);
        var read = asOrganiser().get(event.path());

        var answer = put(event, read.header("ETag"), read.as(Map.class));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo(read.asString());
        assertThat(answer.header("ETag")).isNotEqualTo(read.header("ETag"));
    }

    @Test
    void replaces_an_event_and_its_place_types() {
        var event = anEvent()
                .with("placeTypes", List.of(placeType("public-sector", 500), placeType("press", 5)))
                .kept();
        var tag = asOrganiser().get(event.path()).header("ETag");
        event.with("name", "Summer Fair")
                .with("venue", Map.of("name", "Town Hall"))
                .with("placeTypes", List.of(placeType("speakers", 30), placeType("public-sector", 10_000_000)));

        var answer = put(event, tag, event.plan());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("name")).isEqualTo("Summer Fair");
        assertThat(answer.jsonPath().getMap("venue")).isEqualTo(Map.of("name", "Town Hall"));
        assertThat(answer.jsonPath().getList("placeTypes.slug")).containsExactly("speakers", "public-sector");
        assertThat(answer.jsonPath().getList("placeTypes.capacity")).containsExactly(30, 10_000_000);
        assertThat(asOrganiser().get(event.path()).asString()).isEqualTo(answer.asString());
        assertThat(given().get(event.path()).jsonPath().getString("name")).isEqualTo("Summer Fair");
    }

    @Test
    void wants_to_know_which_state_is_edited() {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");

        assertThat(problem(asOrganiser().body(event.plan()).put(event.path()), 428))
                .isEqualTo("if-match-needed");
        assertThat(problem(asOrganiser().delete(event.path()), 428)).isEqualTo("if-match-needed");
        assertThat(problem(put(event, "\"99\"", event.plan()), 412)).isEqualTo("changed-meanwhile");
        assertThat(problem(put(event, "W/" + tag, event.plan()), 412)).isEqualTo("changed-meanwhile");
        assertThat(problem(put(event, "nonsense", event.plan()), 412)).isEqualTo("changed-meanwhile");
        assertThat(put(event, "\"99\", " + tag, event.plan()).statusCode()).isEqualTo(200);
        assertThat(put(event, "*", event.plan()).statusCode()).isEqualTo(200);
    }

    @Test
    void lets_one_of_two_editors_win() throws Exception {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");
        var together = new CyclicBarrier(2);
        Callable<Integer> edit = () -> {
            together.await();
            return put(event, tag, event.plan()).statusCode();
        };
        var editors = Executors.newFixedThreadPool(2);

        var first = editors.submit(edit);
        var second = editors.submit(edit);

        assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 412);
        editors.shutdown();
    }

    @Test
    void keeps_the_slug_that_letters_link_to() {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");
        var renamed = anEvent().plan();

        var answer = put(event, tag, renamed);

        assertThat(problem(answer, 422)).isEqualTo("invalid-request");
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("#/slug");
    }

    @Test
    void lowers_a_capacity_below_what_is_taken_only_when_told_so() {
        var event = anEvent().withPlaces(5).kept();
        registrations.confirm(event);
        registrations.confirm(event);
        var tag = asOrganiser().get(event.path()).header("ETag");

        var refused = put(event, tag, event.withPlaces(1).plan());
        var told = put(
                event,
                tag,
                event.with(
                                "placeTypes",
                                List.of(Map.of(
                                        "slug",
                                        "public-sector",
                                        "name",
                                        "Public sector",
                                        "capacity",
                                        1,
                                        "belowTaken",
                                        true)))
                        .plan());

        assertThat(problem(refused, 409)).isEqualTo("capacity-below-taken");
        assertThat(refused.jsonPath().getInt("taken")).isEqualTo(2);
        assertThat(refused.jsonPath().getInt("capacity")).isEqualTo(1);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.jsonPath().getInt("placeTypes[0].taken")).isEqualTo(2);
        assertThat(told.jsonPath().getInt("placeTypes[0].placesLeft")).isZero();
    }

    @Test
    void changes_nothing_where_one_part_is_refused() {
        var event = anEvent().kept();
        registrations.confirm(event);
        var read = asOrganiser().get(event.path());
        event.with("name", "Summer Fair").with("placeTypes", List.of(placeType("press", 5)));

        var answer = put(event, read.header("ETag"), event.plan());

        assertThat(problem(answer, 409)).isEqualTo("place-type-in-use");
        assertThat(answer.jsonPath().getString("placeType")).isEqualTo("public-sector");
        assertThat(asOrganiser().get(event.path()).asString()).isEqualTo(read.asString());
        assertThat(asOrganiser().get(event.path()).header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    void removes_an_event_that_nobody_registered_for() {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");

        var stale = asOrganiser().header("If-Match", "\"99\"").delete(event.path());
        var gone = asOrganiser().header("If-Match", tag).delete(event.path());

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(given().get(event.path()).statusCode()).isEqualTo(404);
        assertThat(asOrganiser().header("If-Match", tag).delete(event.path()).statusCode())
                .isEqualTo(404);
        assertThat(asOrganiser().body(event.plan()).post("/api/v1/events").statusCode())
                .isEqualTo(201);
    }

    @Test
    void keeps_an_event_that_somebody_registered_for() {
        var event = anEvent().kept();
        registrations.confirm(event);
        var tag = asOrganiser().get(event.path()).header("ETag");

        var answer = asOrganiser().header("If-Match", tag).delete(event.path());

        assertThat(problem(answer, 409)).isEqualTo("event-in-use");
        assertThat(given().get(event.path()).statusCode()).isEqualTo(200);
    }

    @Test
    void notes_who_edited_what() {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");
        var changed = put(event, tag, event.with("name", "Summer Fair").plan());
        asOrganiser().header("If-Match", changed.header("ETag")).delete(event.path());

        var entries = database.createNativeQuery(
                        "select actor, action, before ->> 'name', after ->> 'name',"
                                + " (select count(*) from jsonb_object_keys(after)) from audit_entry"
                                + " where event = :event order by id",
                        Object[].class)
                .setParameter("event", event.slug())
                .getResultList();

        assertThat(entries)
                .containsExactly(
                        new Object[] {"organiser-token", "event created", null, "Spring Fair", 10L},
                        new Object[] {"organiser-token", "event changed", "Spring Fair", "Summer Fair", 2L},
                        new Object[] {"organiser-token", "event removed", "Summer Fair", null, 0L});
    }

    @Test
    void lets_only_organisers_edit() {
        var event = anEvent().kept();
        var token = registrations.confirm(event);
        var anybody = given().contentType(ContentType.JSON).body(event.plan());
        var attendee =
                given().auth().oauth2(token).contentType(ContentType.JSON).body(event.plan());
        var stranger =
                given().auth().oauth2("guessed").contentType(ContentType.JSON).body(event.plan());

        assertThat(problem(anybody.post("/api/v1/events"), 401)).isEqualTo("unauthorised");
        assertThat(problem(anybody.put(event.path()), 401)).isEqualTo("unauthorised");
        assertThat(problem(anybody.delete(event.path()), 401)).isEqualTo("unauthorised");
        assertThat(problem(stranger.delete(event.path()), 401)).isEqualTo("unauthorised");
        assertThat(problem(attendee.post("/api/v1/events"), 403)).isEqualTo("forbidden");
        assertThat(problem(attendee.put(event.path()), 403)).isEqualTo("forbidden");
        assertThat(problem(attendee.delete(event.path()), 403)).isEqualTo("forbidden");
    }

    @Test
    void refuses_other_methods_and_media_types() {
        var event = anEvent().kept();

        var patched = asOrganiser().body(event.plan()).patch(event.path());
        var text = asOrganiser().contentType(ContentType.TEXT).body("hello").post("/api/v1/events");
        var xml = given().accept(ContentType.XML).get(event.path());

        assertThat(problem(patched, 405)).isEqualTo("method-not-allowed");
        assertThat(problem(text, 415)).isEqualTo("unsupported-media-type");
        assertThat(problem(xml, 406)).isEqualTo("not-acceptable");
    }

    private static Response put(AnEvent event, String tag, Map<?, ?> plan) {
        return asOrganiser().header("If-Match", tag).body(plan).put(event.path());
    }

    private static String problem(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        return answer.jsonPath().getString("type").replace("/problems/", "");
    }
}
