package uk.dgnorth.event;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.event.AnEvent.placeType;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventValidationTest {

    private static final Map<String, Object> WINDOW =
            Map.of("opensAt", "2027-02-01T09:00:00Z", "closesAt", "2027-09-13T22:59:00Z");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("#/slug", "slug", ""),
                mistake("#/slug", "slug", "Spring Fair"),
                mistake("#/slug", "slug", "a--b"),
                mistake("#/slug", "slug", "a".repeat(81)),
                mistake("#/slug", "slug", 7),
                mistake("#/name", "name", ""),
                mistake("#/name", "name", " "),
                mistake("#/name", "name", "a".repeat(201)),
                mistake("#/name", "name", "a\r\nBcc: b@example.com"),
                mistake("#/name", "name", "nul \u0000"),
                mistake("#/name", "name", 12),
                mistake("#/summary", "summary", "a".repeat(2001)),
                mistake("#/summary", "summary", "bell \u0007"),
                mistake("#/venue/name", "venue", Map.of("name", "")),
                mistake("#/venue/name", "venue", Map.of()),
                mistake("#/venue", "venue", "Central Hall"),
                mistake("#/venue/address", "venue", Map.of("name", "Hall", "address", "a".repeat(501))),
                mistake("#/venue/planet", "venue", Map.of("name", "Hall", "planet", "Earth")),
                mistake("#/timezone", "timezone", "Europe/Atlantis"),
                mistake("#/timezone", "timezone", "+01:00"),
                mistake("#/startsAt", "startsAt", "2027-09-14T09:30:00"),
                mistake("#/startsAt", "startsAt", "14 September 2027"),
                mistake("#/startsAt", "startsAt", 1_820_000_000),
                mistake("#/startsAt", "startsAt", "1820000000"),
                mistake("#/startsAt", "startsAt", "+99999-01-01T00:00:00Z"),
                mistake("#/endsAt", "endsAt", "2027-09-14T08:30:00Z"),
                mistake("#/endsAt", "endsAt", "2027-09-13T08:30:00Z"),
                mistake(
                        "#/registration/closesAt",
                        "registration",
                        Map.of("opensAt", "2027-02-01T09:00:00Z", "closesAt", "2027-02-01T09:00:00Z")),
                mistake("#/registration/closesAt", "registration", Map.of("opensAt", "2027-02-01T09:00:00Z")),
                mistake("#/placeTypes", "placeTypes", placeTypes(51)),
                mistake("#/placeTypes/0", "placeTypes", nCopies(1, null)),
                mistake("#/placeTypes/0/slug", "placeTypes", List.of(placeType("Public Sector", 1))),
                mistake("#/placeTypes/1/slug", "placeTypes", List.of(placeType("press", 1), placeType("press", 2))),
                mistake("#/placeTypes/0/capacity", "placeTypes", List.of(placeType("press", -1))),
                mistake("#/placeTypes/0/capacity", "placeTypes", List.of(placeType("press", 10_000_001))),
                mistake("#/placeTypes/0/capacity", "placeTypes", List.of(placeTypeWith("capacity", 1.5))),
                mistake("#/placeTypes/0/capacity", "placeTypes", List.of(placeTypeWith("capacity", "12"))),
                mistake("#/placeTypes/0/capacity", "placeTypes", List.of(placeTypeWith("capacity", 9_999_999_999L))),
                mistake("#/placeTypes/0/belowTaken", "placeTypes", List.of(placeTypeWith("belowTaken", "yes"))),
                mistake("#/colour", "colour", "blue"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("mistakes")
    void points_at_what_has_to_change(String pointer, String member, Object value) {
        var event = anEvent().with(member, value);

        var answer = asOrganiser().body(event.plan()).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsOnly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slug",
                "name",
                "summary",
                "venue",
                "timezone",
                "startsAt",
                "endsAt",
                "registration",
                "placeTypes"
            })
    void points_at_what_is_missing(String member) {
        var answer = asOrganiser().body(anEvent().without(member).plan()).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("#/" + member);
    }

    @Test
    void points_at_all_mistakes_at_once() {
        var event = anEvent().with("name", "").with("timezone", "Mars").with("endsAt", "2020-01-01T00:00:00Z");

        var answer = asOrganiser().body(event.plan()).post("/api/v1/events");

        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("#/name", "#/timezone", "#/endsAt");
    }

    @Test
    void takes_names_in_any_script_and_every_size_of_event() {
        var event = anEvent()
                .with("name", "Gŵyl 李小龍 – O’Brien’s")
                .with("registration", withMember(WINDOW, "state", "closed"))
                .with("placeTypes", new ArrayList<>(placeTypes(50)));

        var answer = asOrganiser().body(event.plan()).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("name")).isEqualTo("Gŵyl 李小龍 – O’Brien’s");
        assertThat(answer.jsonPath().getString("registration.state")).isEqualTo("open");
        assertThat(answer.jsonPath().getList("placeTypes")).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"event\"", "{}"})
    void refuses_a_body_that_is_no_event(String body) {
        var answer = asOrganiser().body(body).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "not json", "{\"slug\": \"a\", \"slug\": \"b\"}"})
    void refuses_a_body_that_cannot_be_read(String body) {
        var answer = asOrganiser().body(body).post("/api/v1/events");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private static Arguments mistake(String pointer, String member, Object value) {
        return Arguments.of(pointer, member, value);
    }

    private static List<Map<String, Object>> placeTypes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> placeType("type-" + number, number))
                .toList();
    }

    private static Map<String, Object> placeTypeWith(String member, Object value) {
        return withMember(placeType("press", 1), member, value);
    }

    private static Map<String, Object> withMember(Map<String, Object> members, String member, Object value) {
        var changed = new HashMap<>(members);
        changed.put(member, value);
        return changed;
    }
}
