package uk.dgnorth.programme;

import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.event.AnEvent;

/** An event with a draft that could be released: two rooms, a track, a speaker, and sessions that follow each other. */
public final class AProgramme {

    private final AnEvent event;

    private AProgramme(AnEvent event) {
        this.event = event;
    }

    /** With {@code opening} from 9:30 and {@code inclusion} from 10:30 in Manchester, the latter for 30 to book. */
    public static AProgramme aProgramme() {
        return of(anEvent().kept());
    }

    /** An event with nothing in its draft yet. */
    public static AProgramme empty(AnEvent event) {
        return new AProgramme(event);
    }

    /** The same for an event that is kept already. */
    public static AProgramme of(AnEvent event) {
        var programme = new AProgramme(event);
        programme.add("rooms", room("main-hall", 300));
        programme.add("rooms", room("small-room", 40));
        programme.add("tracks", Map.of("slug", "inclusion", "name", "Digital inclusion"));
        programme.add("speakers", speaker("speaker-wigan"));
        programme.add("sessions", session("opening", "2027-09-14T08:30:00Z", "2027-09-14T09:15:00Z"));
        programme.add("sessions", bookable("inclusion", "2027-09-14T09:30:00Z", "2027-09-14T10:15:00Z", 30));
        return programme;
    }

    public static Map<String, Object> room(String slug, int capacity) {
        return changed(
                Map.of("slug", slug, "name", "Room " + slug, "capacity", capacity),
                Map.of("stepFree", true, "hearingLoop", true));
    }

    public static Map<String, Object> speaker(String slug) {
        return changed(
                Map.of("slug", slug, "name", "Speaker to be announced, Wigan Council"),
                Map.of(
                        "organisation",
                        "Wigan Council",
                        "biography",
                        "To be announced.",
                        "contact",
                        Map.of("email", "speaker@wigan.gov.uk"),
                        "confirmed",
                        true));
    }

    /** In the main hall, open to all. */
    public static Map<String, Object> session(String slug, String startsAt, String endsAt) {
        return changed(
                Map.of("slug", slug, "title", "Session " + slug, "abstract", "About " + slug + ".", "format", "talk"),
                Map.of(
                        "startsAt",
                        startsAt,
                        "endsAt",
                        endsAt,
                        "room",
                        "main-hall",
                        "track",
                        "inclusion",
                        "speakers",
                        List.of("speaker-wigan")));
    }

    /** In the small room, without speakers. */
    public static Map<String, Object> bookable(String slug, String startsAt, String endsAt, int capacity) {
        return changed(
                session(slug, startsAt, endsAt),
                Map.of("format", "workshop", "room", "small-room", "capacity", capacity, "speakers", List.of()));
    }

    public static Map<String, Object> changed(Map<String, Object> part, Map<String, ?> members) {
        var changed = new LinkedHashMap<>(part);
        changed.putAll(members);
        return changed;
    }

    public AProgramme add(String kind, Map<String, Object> part) {
        asOrganiser().body(part).post(event.path() + "/" + kind).then().statusCode(201);
        return this;
    }

    /** Changes members of one part, whatever its version is. */
    public AProgramme change(String kind, String slug, Map<String, ?> members) {
        var path = event.path() + "/" + kind + "/" + slug;
        var read = asOrganiser().get(path);
        Map<String, Object> part = read.jsonPath().getMap("");
        asOrganiser()
                .header("If-Match", read.header("ETag"))
                .body(changed(part, members))
                .put(path)
                .then()
                .statusCode(200);
        return this;
    }

    public AProgramme remove(String kind, String slug) {
        var path = event.path() + "/" + kind + "/" + slug;
        asOrganiser()
                .header("If-Match", asOrganiser().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        return this;
    }

    public Response preview() {
        return asOrganiser().get(event.path() + "/programme/preview");
    }

    public Response release() {
        return asOrganiser().body(Map.of("note", "A note")).post(event.path() + "/programme/releases");
    }

    public AProgramme released() {
        release().then().statusCode(201);
        return this;
    }

    public String slug() {
        return event.slug();
    }

    public String path() {
        return event.path();
    }
}
