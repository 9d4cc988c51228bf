package uk.dgnorth.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Scope;
import uk.dgnorth.account.Accounts;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditApiTest {

    @Test
    void says_what_was_done_by_whom_and_what_changed() {
        var event = anEvent().kept();
        var plan = new HashMap<>(event.plan());
        plan.put("name", "Another name");
        var tag = asOrganiser().get(event.path()).header("ETag");
        asOrganiser()
                .header("If-Match", tag)
                .body(plan)
                .put(event.path())
                .then()
                .statusCode(200);

        var newest = asOrganiser()
                .get(event.path() + "/audit?limit=1")
                .then()
                .statusCode(200)
                .body("items.what", contains("event changed"))
                .body("items[0].by", notNullValue())
                .body("items[0].before.name", equalTo(event.plan().get("name")))
                .body("items[0].after.name", equalTo("Another name"));
        asOrganiser()
                .get(event.path() + "/audit?limit=1&after=" + newest.extract().path("next"))
                .then()
                .body("items.what", contains("event created"))
                .body("next", nullValue());
        asOrganiser()
                .get(event.path() + "/audit?action=CREATED&subject=" + event.slug())
                .then()
                .body("items.what", everyItem(equalTo("event created")));
        asOrganiser().get(event.path() + "/audit?subject=other").then().body("items", empty());
        asOrganiser()
                .get(event.path() + "/audit?sort=action")
                .then()
                .body("items.what", contains("event changed", "event created"));
    }

    @Test
    void is_for_organisers_of_the_event_and_has_bounds() {
        var event = anEvent().kept();
        var steward = Accounts.with(Role.STEWARD, event.slug()).token(event.slug(), Scope.READ);
        var elsewhere = Accounts.with(Role.ORGANISER, "another").token("another", Scope.READ);

        given().get(event.path() + "/audit").then().statusCode(401);
        given().auth().oauth2(steward).get(event.path() + "/audit").then().statusCode(403);
        given().auth().oauth2(elsewhere).get(event.path() + "/audit").then().statusCode(403);
        asOrganiser().get("/api/v1/events/no-such-event/audit").then().statusCode(404);
        asOrganiser()
                .get(event.path() + "/audit?action=" + "x".repeat(201))
                .then()
                .statusCode(422);
        asOrganiser().get(event.path() + "/audit?sort=colour").then().statusCode(422);
        asOrganiser().get(event.path() + "/audit?limit=201").then().statusCode(422);
        asOrganiser().get(event.path() + "/audit?limit=many").then().statusCode(422);
    }
}
