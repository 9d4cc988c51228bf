package uk.dgnorth.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventApiTest {

    @Inject
    TestClock clock;

    @Inject
    SomeRegistrations registrations;

    @Inject
    Fixtures fixtures;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void shows_an_event_to_everybody() {
        var event = anEvent().kept();

        var answer = given().get(event.path());

        assertThat(answer.statusCode()).isEqualTo(200);
        var shown = new HashMap<Object, Object>(answer.as(Map.class));
        assertThat(shown.remove("offers")).isEqualTo(true);
        assertThat(shown.remove("nation")).isEqualTo("england");
        assertThat(shown)
                .isEqualTo(Map.of(
                        "slug", event.slug(),
                        "name", "Spring Fair",
                        "summary", "A day on digital services in the North.",
                        "venue", Map.of("name", "Central Hall", "address", "1 Market Street\nManchester"),
                        "timezone", "Europe/London",
                        "startsAt", "2027-09-14T08:30:00Z",
                        "endsAt", "2027-09-14T16:00:00Z",
                        "registration",
                                Map.of(
                                        "opensAt", "2027-02-01T09:00:00Z",
                                        "closesAt", "2027-09-13T22:59:00Z",
                                        "state", "open"),
                        "placeTypes",
                                List.of(Map.of(
                                        "slug", "public-sector",
                                        "name", "Places of type public-sector",
                                        "capacity", 500,
                                        "availability", "places",
                                        "placesLeft", 50))));
        assertThat(answer.header("Vary")).containsIgnoringCase("Authorization");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
    }

    @ParameterizedTest
    @CsvSource({
        "500,   0, 0, places,       50",
        "500, 440, 0, places,       50",
        "500, 441, 0, places,       50",
        "500, 451, 0, places,       40",
        "500, 490, 0, places,       10",
        "500, 491, 0, few,           0",
        "500, 499, 0, few,           0",
        "500, 500, 0, waiting-list,  0",
        "500, 499, 1, waiting-list,  0",
        "  0,   0, 0, waiting-list,  0"
    })
    void tells_the_public_only_roughly_how_many_places_are_left(
            int capacity, int taken, int waiting, String availability, int placesLeft) {
        var event = anEvent().withPlaces(capacity).kept();
        registrations.count(event, taken, waiting);

        var placeType = given().get(event.path()).jsonPath();

        assertThat(placeType.getString("placeTypes[0].availability")).isEqualTo(availability);
        assertThat(placeType.getInt("placeTypes[0].placesLeft")).isEqualTo(placesLeft);
        assertThat(placeType.getMap("placeTypes[0]")).doesNotContainKeys("taken", "waiting");
    }

    @Test
    void refreshes_the_public_count_once_a_minute_and_the_organisers_at_once() {
        var event = anEvent().withPlaces(100).kept();
        var before = given().get(event.path());
        registrations.count(event, 93, 2);

        var atOnce = given().get(event.path());
        var exact = asOrganiser().get(event.path());
        clock.advance(Duration.ofSeconds(61));
        var later = given().get(event.path());

        assertThat(before.jsonPath().getString("placeTypes[0].availability")).isEqualTo("places");
        assertThat(atOnce.asString()).isEqualTo(before.asString());
        assertThat(atOnce.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(exact.jsonPath().<String, Object>getMap("placeTypes[0]"))
                .containsEntry("taken", 93)
                .containsEntry("placesLeft", 7)
                .containsEntry("waiting", 2);
        assertThat(exact.header("Cache-Control")).isEqualTo("no-store");
        assertThat(later.jsonPath().getString("placeTypes[0].availability")).isEqualTo("waiting-list");
        assertThat(later.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    @Test
    void shows_an_attendee_what_everybody_sees() {
        var event = anEvent().kept();
        var token = registrations.confirm(event);

        var answer = given().auth().oauth2(token).get(event.path());

        assertThat(answer.jsonPath().getMap("placeTypes[0]")).doesNotContainKey("taken");
    }

    @Test
    void sends_nothing_again_that_has_not_changed() {
        var event = anEvent().kept();
        var tag = given().get(event.path()).header("ETag");

        var unchanged = given().header("If-None-Match", tag).get(event.path());
        clock.set(Instant.parse("2027-09-13T22:59:00Z"));
        var closed = given().header("If-None-Match", tag).get(event.path());

        assertThat(tag).startsWith("\"").endsWith("\"");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.asString()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(closed.jsonPath().getString("registration.state")).isEqualTo("closed");
    }

    @Test
    void gives_the_organiser_an_etag_that_stays_when_somebody_registers() {
        var event = anEvent().kept();
        var tag = asOrganiser().get(event.path()).header("ETag");
        registrations.confirm(event);

        var answer = asOrganiser().header("If-None-Match", tag).get(event.path());

        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("placeTypes[0].taken")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-01T08:59:59Z, not-open",
        "2027-02-01T09:00:00Z, open",
        "2027-09-13T22:58:59Z, open",
        "2027-09-13T22:59:00Z, closed"
    })
    void says_whether_people_can_register_now(String now, String state) {
        var event = anEvent().kept();
        clock.set(Instant.parse(now));

        var answer = given().get(event.path());

        assertThat(answer.jsonPath().getString("registration.state")).isEqualTo(state);
    }

    @Test
    void keeps_apart_the_hour_that_comes_twice_when_clocks_go_back() {
        var event = anEvent()
                .with("startsAt", "2027-10-31T01:30:00+01:00")
                .with("endsAt", "2027-10-31T01:30:00+00:00")
                .kept();

        var answer = given().get(event.path()).jsonPath();

        assertThat(answer.getString("startsAt")).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(answer.getString("endsAt")).isEqualTo("2027-10-31T01:30:00Z");
        assertThat(answer.getString("timezone")).isEqualTo("Europe/London");
    }

    @Test
    void lists_events_by_start_page_by_page() {
        var later = anEvent().with("startsAt", "2031-05-02T09:00:00Z").with("endsAt", "2031-05-02T17:00:00Z");
        var same = anEvent().with("startsAt", "2031-05-01T09:00:00Z").with("endsAt", "2031-05-01T17:00:00Z");
        var first = anEvent().with("startsAt", "2031-05-01T09:00:00Z").with("endsAt", "2031-05-01T17:00:00Z");
        first.kept();
        later.kept();
        same.kept();

        // The events of other tests, which come first, go by in large pages.
        var others = Integer.parseInt(fixtures.row("select count(*) from event").get("count")) - 4;
        var slugs = new ArrayList<String>();
        var limit = Math.max(2, Math.min(others, 200));
        var page = given().queryParam("limit", limit).get("/api/v1/events").jsonPath();
        while (page.getString("next") != null) {
            assertThat(page.getList("items")).hasSize(limit);
            slugs.addAll(page.getList("items.slug"));
            limit = Math.max(2, Math.min(others - slugs.size(), 200));
            page = given().queryParam("limit", limit)
                    .queryParam("after", page.getString("next"))
                    .get("/api/v1/events")
                    .jsonPath();
        }
        slugs.addAll(page.getList("items.slug"));

        assertThat(slugs).doesNotHaveDuplicates().containsSubsequence(first.slug(), same.slug(), later.slug());
    }

    @Test
    void lists_exact_counts_for_organisers_only() {
        anEvent().kept();

        var forAll = given().get("/api/v1/events").jsonPath();
        var forOrganisers = asOrganiser().get("/api/v1/events").jsonPath();

        assertThat(forAll.getMap("items[0].placeTypes[0]")).doesNotContainKey("taken");
        assertThat(forOrganisers.getMap("items[0].placeTypes[0]")).containsKey("taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "limit=99999999999",
                "after=nonsense",
                "after=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaXzE"
            })
    void refuses_a_page_that_cannot_be(String query) {
        var answer = given().get("/api/v1/events?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo(query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-event", "UPPER", "%00", "a%27b", "%F0%9F%8E%AA", "x%0Ay"})
    void knows_no_other_event(String slug) {
        var answer = given().urlEncodingEnabled(false).get("/api/v1/events/" + slug);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/not-found");
    }
}
