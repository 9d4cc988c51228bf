package uk.dgnorth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.dgnorth.JsonClient.Answer;

/** Everything that moves places, by the API of one instance of the packaged service. */
final class Desk {

    /** For whom the rules refer; they need words for whoever decides. */
    private static final Map<String, String> REFERRAL =
            Map.of("organisation", "A university", "role", "Professor", "reason", "Teaches nurses");

    private static final String ME = "/api/v1/registrations/me";
    private static final String NOBODY = "";

    private final JsonClient client = new JsonClient();
    private final RunningService service;

    Desk(RunningService service) {
        this.service = service;
    }

    /** Open for registration, far ahead. */
    String anEvent(int places) {
        var slug = "event-" + UUID.randomUUID();
        organise(
                        "/api/v1/events",
                        Map.of(
                                "slug",
                                slug,
                                "name",
                                "Digital Government North",
                                "summary",
                                "A conference",
                                "venue",
                                Map.of("name", "Manchester"),
                                "timezone",
                                "Europe/London",
                                "startsAt",
                                "2099-09-14T08:00:00Z",
                                "endsAt",
                                "2099-09-14T16:00:00Z",
                                "registration",
                                Map.of("opensAt", "2020-01-01T00:00:00Z", "closesAt", "2099-09-13T00:00:00Z"),
                                "offers",
                                true,
                                "placeTypes",
                                List.of(Map.of("slug", "public-sector", "name", "Public sector", "capacity", places))))
                .demand(201);
        return slug;
    }

    /** A programme with a workshop that can be booked. */
    void release(String event, int placesInWorkshop) {
        var path = "/api/v1/events/" + event;
        organise(
                        path + "/rooms",
                        Map.of(
                                "slug",
                                "small-room",
                                "name",
                                "Small room",
                                "capacity",
                                40,
                                "stepFree",
                                true,
                                "hearingLoop",
                                true))
                .demand(201);
        organise(
                        path + "/sessions",
                        Map.of(
                                "slug", "workshop",
                                "title", "A workshop",
                                "abstract", "About it.",
                                "format", "workshop",
                                "startsAt", "2099-09-14T09:00:00Z",
                                "endsAt", "2099-09-14T10:00:00Z",
                                "room", "small-room",
                                "capacity", placesInWorkshop))
                .demand(201);
        organise(path + "/programme/releases", Map.of("note", "The first")).demand(201);
    }

    Answer submit(String event, String email) {
        return client.post(
                service,
                "/api/v1/events/" + event + "/registrations",
                NOBODY,
                Map.of("fullName", "Test Person", "email", email, "declaration", true, "referral", REFERRAL));
    }

    Answer prove(String event, String pendingId, String code) {
        return client.post(
                service,
                "/api/v1/events/" + event + "/registrations/" + pendingId + "/confirmation",
                NOBODY,
                Map.of("code", code));
    }

    Answer mine(String token) {
        return client.get(service, ME, token);
    }

    Answer cancel(String token) {
        return client.post(service, ME + "/cancellation", token, null);
    }

    Answer accept(String token) {
        return client.post(service, ME + "/offer/acceptance", token, null);
    }

    Answer refuse(String token) {
        return client.post(service, ME + "/offer/refusal", token, null);
    }

    Answer nameSubstitute(String token, String email) {
        return client.post(
                service,
                ME + "/substitution",
                token,
                Map.of("fullName", "Test Person", "email", email, "referral", REFERRAL));
    }

    Answer withdrawSubstitute(String token) {
        return client.delete(service, ME + "/substitution", token);
    }

    Answer askForTeam(String token, String... emails) {
        return client.post(
                service,
                ME + "/team",
                token,
                Map.of(
                        "colleagues",
                        Arrays.stream(emails)
                                .map(email -> Map.of("fullName", "Test Person", "email", email))
                                .toList()));
    }

    Answer team(String token) {
        return client.get(service, ME + "/team", token);
    }

    Answer book(String token, String session) {
        return client.put(service, ME + "/sessions/" + session, token, "*", Map.of());
    }

    Answer giveUp(String token, String session) {
        return client.delete(service, ME + "/sessions/" + session, token);
    }

    Answer sessions(String token) {
        return client.get(service, ME + "/sessions", token);
    }

    Answer decide(String event, String reference, String outcome) {
        return organise(
                "/api/v1/events/" + event + "/registrations/" + reference + "/decision",
                Map.of("outcome", outcome, "reason", "Looked at"));
    }

    Answer offerOutOfTurn(String event, String reference) {
        return organise(
                "/api/v1/events/" + event + "/registrations/" + reference + "/offer",
                Map.of("reason", "Speaks at the event"));
    }

    Answer setCapacity(String event, int capacity) {
        return change(
                "/api/v1/events/" + event + "/place-types/public-sector",
                Map.of("capacity", capacity, "belowTaken", true));
    }

    /** Changes members of what is there, as whoever has read it. */
    Answer change(String path, Map<String, Object> members) {
        var read = client.get(service, path, Fixtures.ORGANISER_TOKEN).demand(200);
        var changed = new HashMap<String, Object>();
        read.body().properties().forEach(member -> changed.put(member.getKey(), member.getValue()));
        changed.putAll(members);
        return client.put(service, path, Fixtures.ORGANISER_TOKEN, String.valueOf(read.eTag()), changed);
    }

    Answer organise(String path, Map<String, Object> body) {
        return client.post(service, path, Fixtures.ORGANISER_TOKEN, body);
    }

    Answer look(String path) {
        return client.get(service, path, Fixtures.ORGANISER_TOKEN);
    }

    Answer importPublic(String csv) {
        return client.upload(
                service, "/api/v1/public-bodies/imports", Fixtures.ORGANISER_TOKEN, Map.entry("list", "public"), csv);
    }
}
