package uk.dgnorth.application;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.dgnorth.Fixtures;

/** People who ask for a place over HTTP, as any client would. */
public final class Applicants {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    private Applicants() {}

    public static Map<String, Object> form(String email) {
        return new HashMap<>(Map.of("fullName", "Test Person", "email", email, "declaration", true));
    }

    public static Map<String, Object> formWithReferral(String email) {
        var form = form(email);
        form.put(
                "referral",
                Map.of("organisation", "Northumbria Housing", "role", "Designer", "reason", "Owned by the council"));
        return form;
    }

    public static ValidatableResponse submit(String event, Map<String, Object> form) {
        return given().contentType(ContentType.JSON)
                .body(form)
                .post("/api/v1/events/{event}/registrations", event)
                .then();
    }

    public static String submitted(String event, Map<String, Object> form) {
        return submit(event, form).statusCode(202).extract().path("pendingId");
    }

    public static ValidatableResponse prove(String event, String pendingId, String code) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/events/{event}/registrations/{pendingId}/confirmation", event, pendingId)
                .then();
    }

    /** The code of the newest letter to an address that has one. */
    public static String codeSentTo(Fixtures fixtures, String email) {
        return fixtures.letters(email).stream()
                .map(letter -> CODE.matcher(String.valueOf(letter.get("text"))))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no letter with a code to " + email))
                .group(1);
    }

    /** Submits and proves; gives the access token. */
    public static String register(Fixtures fixtures, String event, Map<String, Object> form) {
        var pendingId = submitted(event, form);
        return prove(event, pendingId, codeSentTo(fixtures, (String) form.get("email")))
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    public static ValidatableResponse mine(String accessToken) {
        return given().auth()
                .oauth2(accessToken)
                .get("/api/v1/registrations/me")
                .then();
    }
}
