package uk.dgnorth.event;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** An event as an organiser plans it, with a slug of its own: open for registration when the tests' clock starts. */
public final class AnEvent {

    private final Map<String, Object> plan = new LinkedHashMap<>();

    private AnEvent() {
        plan.put("slug", "fair-" + UUID.randomUUID());
        plan.put("name", "Spring Fair");
        plan.put("summary", "A day on digital services in the North.");
        plan.put("venue", Map.of("name", "Central Hall", "address", "1 Market Street\nManchester"));
        plan.put("timezone", "Europe/London");
        plan.put("startsAt", "2027-09-14T08:30:00Z");
        plan.put("endsAt", "2027-09-14T16:00:00Z");
        plan.put("registration", Map.of("opensAt", "2027-02-01T09:00:00Z", "closesAt", "2027-09-13T22:59:00Z"));
        plan.put("placeTypes", List.of(placeType("public-sector", 500)));
    }

    public static AnEvent anEvent() {
        return new AnEvent();
    }

    public static Map<String, Object> placeType(String slug, int capacity) {
        return Map.of("slug", slug, "name", "Places of type " + slug, "capacity", capacity);
    }

    public AnEvent withPlaces(int capacity) {
        return with("placeTypes", List.of(placeType("public-sector", capacity)));
    }

    public AnEvent with(String member, Object value) {
        plan.put(member, value);
        return this;
    }

    public AnEvent without(String member) {
        plan.remove(member);
        return this;
    }

    public Map<String, Object> plan() {
        return plan;
    }

    public String slug() {
        return (String) plan.get("slug");
    }

    public String path() {
        return "/api/v1/events/" + slug();
    }

    /** Keeps it in the database, by way of the API. */
    public AnEvent kept() {
        asOrganiser().body(plan).post("/api/v1/events").then().statusCode(201);
        return this;
    }

    public static RequestSpecification asOrganiser() {
        var token = ConfigProvider.getConfig().getValue("dgn.organiser-token", String.class);
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
