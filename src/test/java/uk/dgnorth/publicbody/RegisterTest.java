package uk.dgnorth.publicbody;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.problem.Problem;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisterTest {

    @Inject
    RegisterDesk desk;

    @Inject
    RegisterJob job;

    @Inject
    PublicBodies bodies;

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private final String domain =
            "body-" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x") + ".org.uk";

    @AfterEach
    void clock() {
        clock.reset();
    }

    @Test
    void a_domain_that_an_organiser_adds_is_eligible_at_once() {
        check(domain).body("outcome", equalTo("refer"));

        var id = add(entry())
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("in-force"))
                .body("match", equalTo("exact"))
                .body("origin", equalTo("organiser"))
                .body("expiresOn", equalTo("2028-03-01"))
                .body("reviewOn", equalTo("2028-02-01"))
                .body("warnings", empty())
                .body("actions", contains("change", "remove"))
                .extract()
                .jsonPath()
                .getLong("id");

        check(domain)
                .body("outcome", equalTo("eligible"))
                .body("explanation", containsString(domain + " belongs to Northumbria Housing"));
        check("mail." + domain).body("outcome", equalTo("refer"));
        asOrganiser().get("/api/v1/public-bodies/{id}", id).then().body("evidence", equalTo("https://example.org"));
        assertThat(fixtures.row("select actor, action, event from audit_entry where subject = ?", "public-body/" + id))
                .containsEntry("action", "public body added")
                .containsEntry("actor", "organiser-token");
    }

    @ParameterizedTest
    @CsvSource({
        "uk,                      Anybody can have",
        "org.uk,                  Anybody can have",
        "co.uk,                   Anybody can have",
        "scot,                    Anybody can have",
        "com,                     Anybody can have",
        "github.io,               Anybody can have",
        "gmail.com,               personal email",
        "nhs-gov-uk.org,          looks like a government domain",
        "notgov.uk,               looks like a government domain",
        "xn--wign-loa.gov.uk,     can be mistaken",
        "wigаn.org.uk,            can be mistaken",
        "wigan.gov.uk,            decided like this already",
        "a_b.org.uk,              Enter a domain",
        "192.0.2.1,               Enter a domain",
        "-a.org.uk,               Enter a domain"
    })
    void what_nobody_may_add_is_refused_with_the_reason(String refused, String why) {
        var plan = entry();
        plan.put("domain", refused);

        add(plan)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/domain"))
                .body("errors[0].detail", containsString(why));
    }

    @ParameterizedTest
    @CsvSource({
        "gmail.com,        refer,    personal email",
        "mail.gmx.net,     supplier, personal email",
        "homesgov.uk,      refer,    looks like a government domain",
        "nhs-gov-uk.co.uk, supplier, looks like a government domain"
    })
    void another_entry_lifts_no_bar_so_that_one_person_opens_nothing_in_two_steps(
            String barred, String first, String why) {
        var lifting = entry();
        lifting.put("domain", barred);
        lifting.put("list", first);
        var id = add(lifting).statusCode(201).extract().jsonPath().getLong("id");
        try {
            var opening = entry();
            opening.put("domain", barred);
            opening.put("event", anEvent().kept().slug());

            add(opening).statusCode(422).body("errors[0].detail", containsString(why));
            opening.put("match", "suffix");
            add(opening).statusCode(422).body("errors[0].detail", containsString(why));
        } finally {
            takeOut(id);
        }
    }

    @Test
    void what_the_lists_have_come_to_refuse_is_not_prolonged() {
        var personal = anEvent().kept();
        var plan = entry();
        plan.put("event", personal.slug());
        var id = add(plan).statusCode(201).extract().jsonPath().getLong("id");
        var seen = asOrganiser().get("/api/v1/public-bodies/{id}", id);
        var service = entry();
        service.put("list", "personal");
        add(service).statusCode(201);

        put(id, seen.jsonPath().getMap("$"), seen.header("ETag"))
                .statusCode(422)
                .body("errors.pointer", contains("#/domain"))
                .body("errors[0].detail", containsString("personal email"));
    }

    private void takeOut(long id) {
        QuarkusTransaction.requiringNew()
                .run(() -> desk.remove(id, uk.dgnorth.web.IfMatch.version("0"), null, "organiser-token"));
    }

    @Test
    void ac_uk_opens_nothing_as_a_suffix() {
        var plan = entry();
        plan.put("domain", "ac.uk");
        plan.put("match", "suffix");

        add(plan).statusCode(422).body("errors[0].detail", containsString("Anybody can have"));
    }

    @Test
    void evidence_and_reason_are_needed() {
        var plan = entry();
        plan.remove("evidence");
        plan.put("reason", " ");
        plan.put("expiresOn", "2027-02-01");

        add(plan)
                .statusCode(422)
                .body("errors.pointer", hasItem("#/evidence"))
                .body("errors.pointer", hasItem("#/reason"));
        plan = entry();
        plan.put("expiresOn", "2027-02-01");
        add(plan).statusCode(422).body("errors.pointer", contains("#/expiresOn"));
    }

    @Test
    void a_supplier_is_added_with_a_warning() {
        var plan = entry();
        plan.put("domain", "accenture.com");

        var id = add(plan)
                .statusCode(201)
                .body("warnings", contains("accenture.com is on the list of suppliers"))
                .extract()
                .jsonPath()
                .getLong("id");

        takeOut(id);
        check("accenture.com").body("outcome", equalTo("ineligible"));
    }

    @Test
    void a_suffix_holds_when_a_second_person_wants_it_too() {
        var plan = entry();
        plan.put("match", "suffix");
        var id = add(plan)
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .extract()
                .jsonPath()
                .getLong("id");
        check("mail." + domain).body("outcome", equalTo("refer"));

        asOrganiser()
                .post("/api/v1/public-bodies/{id}/confirmation", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/second-person-needed"));
        desk.confirm(id, "second-organiser");

        check("mail." + domain).body("outcome", equalTo("eligible"));
        asOrganiser()
                .post("/api/v1/public-bodies/{id}/confirmation", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-possible-now"))
                .body("state", equalTo("in-force"));
    }

    @Test
    void the_shared_token_is_nobodys_second_person() {
        var plan = new EntryPlan(
                domain, EntryPlan.Match.SUFFIX, null, null, "A body", null, "A letter", "A reason", null, null);
        var id = QuarkusTransaction.requiringNew()
                .call(() -> desk.add(plan, "first-organiser").body().id());

        assertThatThrownBy(() -> desk.confirm(id, "organiser-token"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("shared organiser token does not count");
        assertThatThrownBy(() -> desk.confirm(id, "first-organiser")).isInstanceOf(AnotherPersonNeeded.class);
        assertThat(desk.confirm(id, "second-organiser").body().confirmedBy()).isEqualTo("second-organiser");
    }

    @Test
    void an_entry_for_one_event_holds_there_and_beats_one_for_all() {
        var event = anEvent().kept();
        var plan = entry();
        plan.put("event", event.slug());
        plan.put("organisation", "Housing at this event");
        add(plan).statusCode(201).body("origin", equalTo("event"));

        check(domain).body("outcome", equalTo("refer"));
        given().contentType("application/json")
                .body(Map.of("email", "a@" + domain, "event", event.slug()))
                .post("/api/v1/eligibility-checks")
                .then()
                .body("outcome", equalTo("eligible"))
                .body("organisation", equalTo("Housing at this event"));
        add(entry()).statusCode(201);
        check(domain).body("organisation", equalTo("Northumbria Housing"));
    }

    @Test
    void one_domain_has_one_entry() {
        add(entry()).statusCode(201);

        var blocked = entry();
        blocked.put("list", "supplier");
        add(blocked)
                .statusCode(409)
                .body("type", equalTo("/problems/entry-exists"))
                .body("list", equalTo("public"));
        add(entry()).statusCode(422).body("errors[0].detail", containsString("already"));
    }

    @Test
    void edits_need_the_version_that_was_seen() {
        var id = add(entry()).extract().jsonPath().getLong("id");
        var seen = asOrganiser().get("/api/v1/public-bodies/{id}", id);
        Map<String, Object> changed = seen.jsonPath().getMap("$");
        changed.put("organisation", "Northumbria Homes");
        changed.put("expiresOn", "2027-12-01");
        changed.put("reviewOn", "2027-11-01");

        put(id, changed, null).statusCode(428);
        put(id, changed, "\"7\"").statusCode(412);
        put(id, changed, seen.header("ETag"))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("organisation", equalTo("Northumbria Homes"));
        check(domain).body("organisation", equalTo("Northumbria Homes"));
        changed.put("domain", "other.org.uk");
        put(id, changed, "\"1\"").statusCode(422);
    }

    @Test
    void the_register_is_searched_and_paged_by_key() {
        var words = "Homes 100% of " + domain;
        for (var name : new String[] {"a", "b", "c"}) {
            var plan = entry();
            plan.put("domain", name + "." + domain);
            plan.put("organisation", words);
            add(plan).statusCode(201);
        }

        var first = asOrganiser()
                .queryParam("q", "100% OF " + domain)
                .queryParam("limit", 2)
                .get("/api/v1/public-bodies")
                .then()
                .body("items.domain", contains("c." + domain, "b." + domain))
                .body("next", notNullValue())
                .extract()
                .jsonPath();
        asOrganiser()
                .queryParam("q", "100% OF " + domain)
                .queryParam("limit", 2)
                .queryParam("after", first.getString("next"))
                .get("/api/v1/public-bodies")
                .then()
                .body("items.domain", contains("a." + domain))
                .body("next", nullValue());
        asOrganiser()
                .queryParam("q", domain)
                .queryParam("state", "proposed")
                .get("/api/v1/public-bodies")
                .then()
                .body("items", hasSize(0));
        asOrganiser()
                .queryParam("list", "nonsense")
                .get("/api/v1/public-bodies")
                .then()
                .statusCode(422);
        given().get("/api/v1/public-bodies").then().statusCode(401);
    }

    @Test
    void what_was_sent_twice_is_added_once() {
        var key = UUID.randomUUID().toString();

        var first = asOrganiser().header("Idempotency-Key", key).body(entry()).post("/api/v1/public-bodies");
        var second = asOrganiser().header("Idempotency-Key", key).body(entry()).post("/api/v1/public-bodies");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getLong("id")).isEqualTo(first.jsonPath().getLong("id"));
    }

    @Test
    void an_entry_ends_on_its_day() {
        var plan = entry();
        plan.put("expiresOn", "2027-03-10");
        var id = add(plan).statusCode(201).extract().jsonPath().getLong("id");

        clock.advance(Duration.ofDays(9));
        job.run();

        asOrganiser().get("/api/v1/public-bodies/{id}", id).then().body("state", equalTo("expired"));
        check(domain).body("outcome", equalTo("refer"));
    }

    @Test
    void what_another_instance_adds_is_noticed() {
        add(entry()).statusCode(201);
        fixtures.update("update register_entry set state = 'REMOVED', ended_at = now() where domain = ?", domain);
        fixtures.update("update register_state set number = number + 1");
        check(domain).body("outcome", equalTo("eligible"));

        bodies.refreshIfChanged();

        check(domain).body("outcome", equalTo("refer"));
    }

    private Map<String, Object> entry() {
        return new HashMap<>(Map.of(
                "domain",
                domain,
                "organisation",
                "Northumbria Housing",
                "evidence",
                "https://example.org",
                "reason",
                "Owned by the council"));
    }

    private static ValidatableResponse add(Map<String, Object> plan) {
        return asOrganiser().body(plan).post("/api/v1/public-bodies").then();
    }

    private static ValidatableResponse put(long id, Map<String, Object> plan, String tag) {
        var request = asOrganiser().body(plan);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.put("/api/v1/public-bodies/{id}", id).then();
    }

    private static ValidatableResponse check(String domain) {
        return given().contentType("application/json")
                .body(Map.of("email", "a.person@" + domain))
                .post("/api/v1/eligibility-checks")
                .then()
                .statusCode(200);
    }
}
