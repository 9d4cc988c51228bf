package uk.dgnorth.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import uk.dgnorth.Fixtures;

/** An event with a call for proposals that is open for a month, and people who answer it. */
public final class ACall {

    public static final String DEADLINE = "2027-04-01T22:59:00Z";

    private static final Pattern LINK = Pattern.compile("/(your-(?:proposals|reviews)/[\\w-]{32})(?![\\w-])");

    private final String event;
    private final Fixtures fixtures;

    private ACall(String event, Fixtures fixtures) {
        this.event = event;
        this.fixtures = fixtures;
    }

    public static ACall aCall(Fixtures fixtures) {
        var call = new ACall(anEvent().kept().slug(), fixtures);
        call.put(plan()).statusCode(200);
        return call;
    }

    public static Map<String, Object> plan() {
        return Map.of(
                "opensAt",
                "2027-02-01T09:00:00Z",
                "deadline",
                DEADLINE,
                "introduction",
                "Tell us what works in your town.",
                "formats",
                List.of("talk", "workshop"),
                "questions",
                List.of(Map.of("id", "audience", "text", "Who is it for?", "required", true, "maxLength", 50)));
    }

    public ValidatableResponse put(Map<String, Object> plan) {
        return asOrganiser().body(plan).put(path() + "/call-for-proposals").then();
    }

    public String event() {
        return event;
    }

    public String path() {
        return "/api/v1/events/" + event;
    }

    public String page() {
        return "/events/" + event + "/call-for-proposals";
    }

    /** The path of the link that this address is sent for the asking. */
    public String linkFor(String email) {
        given().redirects()
                .follow(false)
                .formParam("email", email)
                .post(page() + "/start")
                .then()
                .statusCode(303);
        return linkSentTo(email);
    }

    public String linkSentTo(String email) {
        var link = LINK.matcher(fixtures.letters(email).get(0).get("text"));
        assertThat(link.find()).isTrue();
        return "/" + link.group(1);
    }

    public Cookie proposer(String email) {
        return open(linkFor(email));
    }

    public Cookie reviewer(String name, String email) {
        asOrganiser()
                .body(Map.of("name", name, "email", email))
                .post(path() + "/call-for-proposals/reviewers")
                .then()
                .statusCode(201);
        return open(linkSentTo(email));
    }

    public static Cookie open(String link) {
        var name = link.startsWith("/your-reviews") ? "reviews" : "proposals";
        return given().redirects().follow(false).post(link).getDetailedCookie(name);
    }

    /** The path of an empty draft. */
    public static String draft(Cookie proposer) {
        return given().redirects()
                .follow(false)
                .cookie(proposer)
                .post("/your-proposals")
                .header("Location");
    }

    /** From a form that was opened just now, unless it says which version it was filled in with. */
    public static Response send(Cookie cookie, String path, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        fields.computeIfAbsent("version", missing -> version(cookie, path));
        return given().redirects()
                .follow(false)
                .cookie(cookie)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }

    public static String version(Cookie cookie, String path) {
        var page = Jsoup.parse(given().cookie(cookie).get(path).asString());
        return page.select("input[name=version]").val();
    }

    public static Map<String, String> complete(String title) {
        var form = new LinkedHashMap<String, String>();
        form.put("name", "Speaker To Be Announced");
        form.put("jobTitle", "");
        form.put("organisation", "Wigan Council");
        form.put("biography", "To be announced.");
        form.put("title", title);
        form.put("abstract", "What we learned.");
        form.put("format", "talk");
        form.put("level", "introductory");
        form.put("answer-audience", "Everybody");
        form.put("action", "submit");
        return form;
    }

    /** The id of a proposal that is submitted. */
    public static String submitted(Cookie proposer, String title) {
        var path = draft(proposer);
        assertThat(send(proposer, path, complete(title)).statusCode()).isEqualTo(303);
        return idIn(path);
    }

    public static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
