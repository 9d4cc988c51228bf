package uk.dgnorth.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;
import uk.dgnorth.Fixtures;
import uk.dgnorth.application.Applicants;

/** Somebody with a browser of their own: it keeps its cookies, and follows no redirects, so that tests see them. */
final class Visitor {

    private static final Pattern CONFIRM = Pattern.compile("/confirm/[\\w-]+");

    private final CookieFilter cookies = new CookieFilter();

    RequestSpecification browser() {
        return given().filter(cookies)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .accept("text/html")
                .redirects()
                .follow(false);
    }

    ValidatableResponse get(String path) {
        return browser().get(path).then();
    }

    ValidatableResponse post(String path, Map<String, String> fields) {
        return browser().formParams(fields).post(path).then();
    }

    ValidatableResponse answer(String event, String step, Map<String, String> fields) {
        return post("/events/" + event + "/register/" + step, fields);
    }

    /** All questions that are asked of somebody whose address the rules know. */
    void answerAll(String event, String fullName, String email) {
        answer(event, "email", Map.of("email", email))
                .statusCode(303)
                .header("Location", endsWith("/register/eligibility"));
        get("/events/" + event + "/register/eligibility")
                .statusCode(200)
                .body(containsString("You can have a free place"));
        answer(event, "name", Map.of("fullName", fullName))
                .statusCode(303)
                .header("Location", endsWith("/register/job"));
        answer(event, "job", Map.of("jobTitle", "", "organisation", "Wigan Council"))
                .statusCode(303)
                .header("Location", endsWith("/register/declaration"));
        answer(event, "declaration", Map.of("declaration", "yes"))
                .statusCode(303)
                .header("Location", endsWith("/register/check-answers"));
    }

    ValidatableResponse send(String event) {
        return answer(event, "check-answers", Map.of());
    }

    ValidatableResponse prove(String event, String code) {
        return post("/events/" + event + "/check-your-email", Map.of("code", code));
    }

    /** Everything up to the ticket. */
    void register(Fixtures fixtures, String event, String fullName, String email) {
        answerAll(event, fullName, email);
        send(event).statusCode(303).header("Location", endsWith("/check-your-email"));
        prove(event, Applicants.codeSentTo(fixtures, email))
                .statusCode(303)
                .header("Location", endsWith("/your-registration/complete"));
    }

    /** Where the link leads that the newest letter asks to follow. */
    static String linkSentTo(Fixtures fixtures, String email) {
        var text = fixtures.letters(email).get(0).get("text");
        var link = CONFIRM.matcher(text);
        if (!link.find()) {
            throw new AssertionError("no link in the letter: " + text);
        }
        return link.group();
    }
}
