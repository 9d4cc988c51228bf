package uk.dgnorth.speaker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.aProgramme;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;

/** A speaker of a draft programme, at an address of their own, and what their browser does. */
public final class ASpeaker {

    public static final String SLUG = "speaker-wigan";

    private static final Pattern LINK = Pattern.compile("/speaker/invitations/([\\w-]+)");
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})$");

    private final Fixtures fixtures;
    private final AProgramme programme;
    private final String email;

    private ASpeaker(Fixtures fixtures, AProgramme programme, String email) {
        this.fixtures = fixtures;
        this.programme = programme;
        this.email = email;
    }

    /** Of the session {@code opening}; nobody has invited them yet. */
    public static ASpeaker aSpeaker(Fixtures fixtures) {
        return of(fixtures, aProgramme(), SLUG);
    }

    static ASpeaker of(Fixtures fixtures, AProgramme programme, String slug) {
        var email = anAddress();
        programme.change("speakers", slug, Map.of("contact", Map.of("email", email), "confirmed", false));
        return new ASpeaker(fixtures, programme, email);
    }

    static String anAddress() {
        return "speaker." + UUID.randomUUID() + "@wigan.gov.uk";
    }

    public AProgramme programme() {
        return programme;
    }

    public String email() {
        return email;
    }

    public String path() {
        return path(SLUG);
    }

    String path(String slug) {
        return "/speaker/events/" + programme.slug() + "/" + slug;
    }

    Response invite() {
        return asOrganiser().post(programme.path() + "/speakers/" + SLUG + "/invitation");
    }

    /** The token in the newest letter of invitation. */
    String invited() {
        invite().then().statusCode(202);
        return invitationTo(fixtures, email);
    }

    static String invitationTo(Fixtures fixtures, String email) {
        return find(LINK, fixtures.letters(email).get(0).get("text"));
    }

    /** A session of a browser that has accepted the invitation. */
    public String accepted() {
        return browser()
                .post("/speaker/invitations/" + invited())
                .then()
                .statusCode(303)
                .extract()
                .cookie("speaker");
    }

    /** The page on which the code is to be entered. */
    static String startSignIn(String email) {
        return browser()
                .formParam("email", email)
                .post("/speaker/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    static String codeTo(Fixtures fixtures, String email) {
        var letter = fixtures.letters(email).get(0);
        assertThat(letter.get("kind")).isEqualTo("speaker-code");
        return find(CODE, letter.get("text"));
    }

    static String signIn(Fixtures fixtures, String email) {
        var page = startSignIn(email);
        return browser()
                .formParam("code", codeTo(fixtures, email))
                .post(page)
                .then()
                .statusCode(303)
                .extract()
                .cookie("speaker");
    }

    /** For programs. */
    static String token(Fixtures fixtures, String email) {
        String id = given().contentType(ContentType.JSON)
                .body(Map.of("email", email))
                .post("/api/v1/speakers/sign-ins")
                .then()
                .statusCode(202)
                .extract()
                .path("signInId");
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", codeTo(fixtures, email)))
                .post("/api/v1/speakers/sign-ins/" + id + "/confirmation")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    static RequestSpecification browser() {
        return given().redirects().follow(false);
    }

    public static RequestSpecification browser(String session) {
        return browser().cookie("speaker", session);
    }

    private static String find(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("not in the letter: " + pattern + "\n" + text);
        }
        return found.group(1);
    }
}
