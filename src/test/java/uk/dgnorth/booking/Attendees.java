package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.AccessTokens;
import uk.dgnorth.export.SomeRegistrations;

/** People with a place at an event, each with an access token, and what they do with sessions by the API. */
@Singleton
class Attendees {

    static final String SESSIONS = "/api/v1/registrations/me/sessions";

    private final Fixtures fixtures;
    private final SomeRegistrations registrations;
    private final AccessTokens tokens;
    private final TestClock clock;

    Attendees(Fixtures fixtures, SomeRegistrations registrations, AccessTokens tokens, TestClock clock) {
        this.fixtures = fixtures;
        this.registrations = registrations;
        this.tokens = tokens;
        this.clock = clock;
    }

    record Attendee(long id, String reference, String email, String token) {

        ValidatableResponse book(String session) {
            return asMe().put(SESSIONS + "/" + session).then();
        }

        ValidatableResponse book(String session, Map<String, Object> wish) {
            return asMe().contentType(ContentType.JSON)
                    .body(wish)
                    .put(SESSIONS + "/" + session)
                    .then();
        }

        Attendee booked(String session) {
            var state = book(session).statusCode(200).extract().<String>path("state");
            if (!state.equals("booked")) {
                throw new AssertionError(session + " is " + state);
            }
            return this;
        }

        void giveUp(String session) {
            asMe().delete(SESSIONS + "/" + session).then().statusCode(204);
        }

        ValidatableResponse sessions() {
            return asMe().get(SESSIONS).then().statusCode(200);
        }

        /** As {@code session state}. */
        List<String> states() {
            return sessions().extract().path("items.collect { it.session + ' ' + it.state }");
        }

        private RequestSpecification asMe() {
            return given().auth().oauth2(token);
        }
    }

    Attendee one(String event) {
        return some(event, 1).get(0);
    }

    List<Attendee> some(String event, int howMany) {
        registrations.confirmed(event, howMany);
        return fixtures.rows("""
                        select id, reference, email from registration
                        where event_id = (select id from event where slug = ?) order by id desc limit ?""", event, howMany).stream()
                .map(row -> attendee(Long.parseLong(row.get("id")), row))
                .toList();
    }

    private Attendee attendee(long id, Map<String, String> row) {
        var token = QuarkusTransaction.requiringNew()
                .call(() -> tokens.issue(id, clock.instant().plus(Duration.ofDays(400))));
        return new Attendee(id, row.get("reference"), row.get("email"), token);
    }
}
