package uk.dgnorth.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.event.AnEvent.placeType;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaceTypeApiTest {

    @Inject
    SomeRegistrations registrations;

    @Inject
    Freed freed;

    /** Hears what the waiting list hears. */
    @Singleton
    static class Freed {

        final Queue<Long> placeTypes = new ConcurrentLinkedQueue<>();

        void hear(@Observes PlacesFreed places) {
            placeTypes.add(places.placeTypeId());
        }
    }

    @Test
    void adds_a_place_type_last_and_shows_it() {
        var event = anEvent().kept();

        var added = asOrganiser().body(placeType("press", 20)).post(event.path() + "/place-types");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith(event.path() + "/place-types/press");
        assertThat(added.as(Map.class))
                .isEqualTo(Map.of(
                        "slug", "press",
                        "name", "Places of type press",
                        "capacity", 20,
                        "availability", "places",
                        "placesLeft", 20,
                        "taken", 0,
                        "waiting", 0));
        var shown = asOrganiser().get(event.path() + "/place-types/press");
        assertThat(shown.asString()).isEqualTo(added.asString());
        assertThat(shown.header("ETag")).isEqualTo(added.header("ETag"));
        var list = asOrganiser().get(event.path() + "/place-types").jsonPath();
        assertThat(list.getList("items.slug")).containsExactly("public-sector", "press");
    }

    @Test
    void adds_a_place_type_once_however_often_it_is_sent() {
        var event = anEvent().kept();
        var key = UUID.randomUUID().toString();

        var first = asOrganiser()
                .header("Idempotency-Key", key)
                .body(placeType("press", 20))
                .post(event.path() + "/place-types");
        var again = asOrganiser()
                .header("Idempotency-Key", key)
                .body(placeType("press", 20))
                .post(event.path() + "/place-types");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void refuses_a_slug_that_is_taken_and_one_place_type_too_many() {
        var event = anEvent()
                .with(
                        "placeTypes",
                        IntStream.range(0, 49)
                                .mapToObj(number -> placeType("type-" + number, 1))
                                .toList())
                .kept();

        var taken = asOrganiser().body(placeType("type-7", 1)).post(event.path() + "/place-types");
        var last = asOrganiser().body(placeType("press", 1)).post(event.path() + "/place-types");
        var tooMany = asOrganiser().body(placeType("speakers", 1)).post(event.path() + "/place-types");

        assertThat(problem(taken, 409)).isEqualTo("slug-taken");
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(problem(tooMany, 409)).isEqualTo("too-many-place-types");
    }

    @Test
    void raises_a_capacity_for_those_who_wait() {
        var event = anEvent().withPlaces(3).kept();
        var path = event.path() + "/place-types/public-sector";
        var tag = asOrganiser().get(path).header("ETag");
        freed.placeTypes.clear();

        var raised = put(path, tag, placeType("public-sector", 10_000_000));
        var same = put(path, raised.header("ETag"), placeType("public-sector", 10_000_000));

        assertThat(raised.statusCode()).isEqualTo(200);
        assertThat(raised.jsonPath().getInt("capacity")).isEqualTo(10_000_000);
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(freed.placeTypes).hasSize(1);
    }

    @Test
    void lowers_a_capacity_below_what_is_taken_only_when_told_so() {
        var event = anEvent().withPlaces(3).kept();
        registrations.confirm(event);
        registrations.confirm(event);
        var path = event.path() + "/place-types/public-sector";
        var read = asOrganiser().get(path);
        Map<String, Object> lower = new HashMap<>(placeType("public-sector", 1));

        var refused = put(path, read.header("ETag"), lower);
        lower.put("belowTaken", true);
        var told = put(path, read.header("ETag"), lower);

        assertThat(problem(refused, 409)).isEqualTo("capacity-below-taken");
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.jsonPath().getInt("taken")).isEqualTo(2);
        assertThat(told.jsonPath().getString("availability")).isEqualTo("waiting-list");
        assertThat(put(path, told.header("ETag"), told.as(Map.class)).statusCode())
                .as("what was read is taken back")
                .isEqualTo(200);
    }

    @Test
    void takes_back_what_was_read() {
        var event = anEvent().kept();
        var path = event.path() + "/place-types/public-sector";
        var read = asOrganiser().get(path);

        var answer = put(path, read.header("ETag"), read.as(Map.class));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo(read.asString());
    }

    @Test
    void wants_to_know_which_state_is_edited() {
        var event = anEvent().kept();
        var path = event.path() + "/place-types/public-sector";
        var plan = placeType("public-sector", 400);
        var tag = asOrganiser().get(path).header("ETag");

        assertThat(problem(asOrganiser().body(plan).put(path), 428)).isEqualTo("if-match-needed");
        assertThat(problem(asOrganiser().delete(path), 428)).isEqualTo("if-match-needed");
        assertThat(put(path, tag, plan).statusCode()).isEqualTo(200);
        assertThat(problem(put(path, tag, plan), 412)).isEqualTo("changed-meanwhile");
        assertThat(problem(asOrganiser().header("If-Match", tag).delete(path), 412))
                .isEqualTo("changed-meanwhile");
    }

    @Test
    void tells_an_editor_of_the_event_that_a_place_type_was_changed_meanwhile() {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");
        asOrganiser().body(placeType("press", 20)).post(event.path() + "/place-types");

        var answer = asOrganiser().header("If-Match", tag).body(event.plan()).put(event.path());

        assertThat(problem(answer, 412)).isEqualTo("changed-meanwhile");
    }

    @Test
    void keeps_the_slug() {
        var event = anEvent().kept();
        var path = event.path() + "/place-types/public-sector";

        var answer = put(path, "*", placeType("press", 20));

        assertThat(problem(answer, 422)).isEqualTo("invalid-request");
        assertThat(answer.jsonPath().getList("errors.pointer")).isEqualTo(List.of("#/slug"));
    }

    @Test
    void removes_a_place_type_that_nobody_registered_for() {
        var event = anEvent()
                .with("placeTypes", List.of(placeType("public-sector", 500), placeType("press", 5)))
                .kept();
        var path = event.path() + "/place-types/press";

        var gone = asOrganiser()
                .header("If-Match", asOrganiser().get(path).header("ETag"))
                .delete(path);

        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(asOrganiser().get(path).statusCode()).isEqualTo(404);
        assertThat(given().get(event.path()).jsonPath().getList("placeTypes.slug"))
                .isEqualTo(List.of("public-sector"));
    }

    @Test
    void keeps_a_place_type_that_somebody_registered_for() {
        var event = anEvent().kept();
        registrations.confirm(event);
        var path = event.path() + "/place-types/public-sector";

        var answer = asOrganiser().header("If-Match", "*").delete(path);

        assertThat(problem(answer, 409)).isEqualTo("place-type-in-use");
        assertThat(asOrganiser().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void is_for_organisers_only() {
        var event = anEvent().kept();
        var token = registrations.confirm(event);
        var path = event.path() + "/place-types";

        assertThat(problem(given().get(path), 401)).isEqualTo("unauthorised");
        assertThat(problem(given().auth().oauth2(token).get(path), 403)).isEqualTo("forbidden");
        assertThat(problem(given().get(path + "/public-sector"), 401)).isEqualTo("unauthorised");
        assertThat(problem(given().auth().oauth2(token).delete(path + "/public-sector"), 403))
                .isEqualTo("forbidden");
    }

    @Test
    void knows_no_other_event_or_place_type() {
        var event = anEvent().kept();

        assertThat(problem(asOrganiser().get("/api/v1/events/none/place-types"), 404))
                .isEqualTo("not-found");
        assertThat(problem(asOrganiser().get(event.path() + "/place-types/none"), 404))
                .isEqualTo("not-found");
        assertThat(problem(asOrganiser().urlEncodingEnabled(false).get(event.path() + "/place-types/%00"), 404))
                .isEqualTo("not-found");
        assertThat(problem(asOrganiser().body("{}").patch(event.path() + "/place-types/public-sector"), 405))
                .isEqualTo("method-not-allowed");
    }

    private static Response put(String path, String tag, Map<?, ?> plan) {
        return asOrganiser().header("If-Match", tag).body(plan).put(path);
    }

    private static String problem(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        return answer.jsonPath().getString("type").replace("/problems/", "");
    }
}
