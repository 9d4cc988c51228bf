package uk.dgnorth.referral;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Role;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.organiser.AnOrganiser;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.publicbody.EntryPlan;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.registration.Departures;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Sweeping;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferralTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    ReferralDesk desk;

    @Inject
    RegisterDesk registerDesk;

    @Inject
    Departures departures;

    @Inject
    Sweeping sweeping;

    @Inject
    ReEvaluation reEvaluation;

    private final String domain =
            "homes-" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x") + ".org.uk";

    private String event;

    @BeforeEach
    void anEvent() {
        event = fixtures.anEventWithPlaces(50);
    }

    @AfterEach
    void clock() {
        clock.reset();
    }

    @Test
    void the_queue_is_grouped_by_domain_with_the_oldest_first() {
        refer("a@" + domain);
        clock.advance(Duration.ofHours(26));
        refer("b@" + domain);
        refer("c@other-" + domain);

        queue().body("items.domain", contains(domain, "other-" + domain))
                .body("items[0].count", equalTo(2))
                .body("items[0].ageHours", equalTo(26))
                .body("items[0].holdingPlaces", equalTo(2))
                .body("items[0].dueAt", equalTo("2027-03-03T09:00:00Z"))
                .body("items[0].overdue", equalTo(false))
                .body("items[0].organisations", contains("Northumbria Housing"));

        clock.advance(Duration.ofHours(24));
        queue().body("items.overdue", contains(true, false));
        var next = given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/{event}/referrals?limit=1", event)
                .then()
                .body("items.domain", contains(domain))
                .extract()
                .<String>path("next");
        get("/referrals?limit=1&after=" + next)
                .body("items.domain", contains("other-" + domain))
                .body("next", nullValue());
        get("/referrals/" + domain)
                .body("items.email", contains("a@" + domain, "b@" + domain))
                .body("items.overdue", contains(true, false))
                .body("items[0].rule", equalTo("R7-unknown"))
                .body("items[0].reason", equalTo("Owned by the council"));
        get("/referrals/elsewhere.org.uk").body("items", empty());
        get("/referrals?limit=0").statusCode(422);
    }

    @Test
    void strangers_and_attendees_see_no_queue() {
        given().get("/api/v1/events/{event}/referrals", event).then().statusCode(401);
        given().auth()
                .oauth2(refer("a@" + domain))
                .get("/api/v1/events/{event}/referrals", event)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/no-such-event/referrals")
                .then()
                .statusCode(404);
    }

    @Test
    void a_body_is_added_and_all_who_wait_are_accepted_in_one_step() {
        var first = refer("first@" + domain);
        clock.advance(Duration.ofMinutes(1));
        var second = refer("second@" + domain);
        clock.advance(Duration.ofMinutes(1));
        var shared = refer("info@" + domain);
        var elsewhere = refer("a@other-" + domain);

        decide(second, ofDomain("approve"))
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("domainDecision.domain", equalTo(domain))
                .body("domainDecision.entry", notNullValue())
                .body("domainDecision.approved", contains(reference(second), reference(first)))
                .body("domainDecision.open", contains(reference(shared)))
                .body("domainDecision.more", equalTo(false));

        mine(first).body("status", equalTo("confirmed"));
        mine(shared).body("status", equalTo("referred"));
        mine(elsewhere).body("status", equalTo("referred"));
        assertThat(letter("first@" + domain))
                .contains("You have a free place", domain + " belongs to Northumbria Housing, which is part of the UK");
        assertThat(fixtures.stock(event)).containsEntry("taken", "4").containsEntry("referred", "2");
        mine(register(fixtures, event, form("third@" + domain))).body("status", equalTo("confirmed"));
        assertThat(kinds("first@" + domain)).isEqualTo("place-approved, being-checked, confirm-address");

        reEvaluation.run();

        assertThat(kinds("first@" + domain)).isEqualTo("place-approved, being-checked, confirm-address");
    }

    @Test
    void nobody_waits_for_all_of_a_domain_to_be_decided_and_who_changes_meanwhile_is_named() throws Exception {
        var named = refer("named@" + domain);
        var busy = refer("busy@" + domain);
        var last = refer("last@" + domain);
        var decision = new ReviewersDecision(
                ReviewersDecision.Answer.APPROVE,
                "Yes",
                ReviewersDecision.Scope.DOMAIN,
                null,
                "Homes",
                "A letter",
                null,
                null);
        var reference = reference(named);
        var reviewer = Executors.newSingleThreadExecutor();
        try {
            var decided = QuarkusTransaction.requiringNew().call(() -> {
                var registration = Registration.lock(
                        Long.parseLong(fixtures.row("select id from registration where reference = ?", reference(busy))
                                .get("id")));
                var deciding = reviewer.submit(() -> desk.decide(event, reference, decision, "a-reviewer", false));
                await().untilAsserted(() -> mine(named).body("status", equalTo("confirmed")));
                departures.cancel(registration, "attendee");
                return deciding;
            });

            assertThat(decided.get().domainDecision())
                    .extracting(Decided.OfDomain::approved, Decided.OfDomain::changed)
                    .containsExactly(List.of(reference, reference(last)), List.of(reference(busy)));
        } finally {
            reviewer.shutdownNow();
        }
        mine(last).body("status", equalTo("confirmed"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "2").containsEntry("referred", "0");
    }

    @Test
    void what_the_register_says_of_a_domain_is_the_reviewers_word_and_never_the_applicants() {
        decide(refer("a@" + domain), with(decision("approve"), "scope", "domain"))
                .statusCode(200);

        assertThat(fixtures.rows("select organisation, evidence from register_entry where domain = ?", domain))
                .containsExactly(Map.of("organisation", domain, "evidence", "A reason"));
    }

    @Test
    void a_reviewer_reads_of_those_who_were_referred_and_of_nobody_else() {
        var referred = reference(refer("a@" + domain));
        var never = reference(register(fixtures, event, form("never." + domain + "@leeds.gov.uk")));
        var reviewer = Accounts.with(Role.REVIEWER, event);
        var token = reviewer.token(event, "referrals");
        var session = AnOrganiser.withSession(reviewer.session());
        var pages = "/organiser/events/" + event + "/referrals/";

        for (var path : List.of("history", "replay")) {
            assertThat(read(token, referred, path)).isEqualTo(200);
            assertThat(read(token, never, path)).isEqualTo(404);
            assertThat(read(Fixtures.ORGANISER_TOKEN, never, path)).isEqualTo(200);
        }
        assertThat(session.browser().get(pages + referred).statusCode()).isEqualTo(200);
        assertThat(session.browser().get(pages + never).statusCode()).isEqualTo(404);
    }

    private int read(String token, String reference, String what) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/events/{event}/registrations/{reference}/{what}", event, reference, what)
                .statusCode();
    }

    @Test
    void what_is_decided_of_a_whole_organisation_is_in_the_audit_trail_once() {
        var named = refer("named@" + domain);
        var other = refer("other@" + domain);

        decide(named, ofDomain("decline")).statusCode(200);

        assertThat(fixtures.rows("""
                        select subject, after ->> 'domain' as domain, after ->> 'declined' as declined from audit_entry
                        where event = ? and action = 'organisation declined'""", event))
                .containsExactly(Map.of(
                        "subject",
                        reference(named),
                        "domain",
                        domain,
                        "declined",
                        "[\"" + reference(named) + "\", \"" + reference(other) + "\"]"));
    }

    @Test
    void a_domain_of_one_event_opens_no_other() {
        var token = refer("a@" + domain);
        var another = fixtures.anEventWithPlaces(5);
        var there = register(fixtures, another, formWithReferral("a@" + domain));

        decide(token, ofDomain("approve")).statusCode(200);
        reEvaluation.run();

        mine(there).body("status", equalTo("referred"));
    }

    @Test
    void a_domain_for_all_events_reaches_the_others_by_the_re_evaluation() {
        var token = refer("a@" + domain);
        var another = fixtures.anEventWithPlaces(5);
        var there = register(fixtures, another, formWithReferral("b@" + domain));

        decide(token, with(ofDomain("approve"), "allEvents", true)).statusCode(200);
        mine(there).body("status", equalTo("referred"));
        reEvaluation.run();
        reEvaluation.run();

        mine(there).body("status", equalTo("confirmed"));
        assertThat(kinds("b@" + domain)).isEqualTo("place-approved, being-checked, confirm-address");
    }

    @Test
    void a_reviewer_of_one_event_opens_no_domain_for_all() {
        var reference = reference(refer("a@" + domain));
        var decision = new ReviewersDecision(
                ReviewersDecision.Answer.APPROVE,
                "Yes",
                ReviewersDecision.Scope.DOMAIN,
                null,
                "Homes",
                "A letter",
                true,
                null);

        assertThat(catchThrowable(() -> desk.decide(event, reference, decision, "a-reviewer", false)))
                .isInstanceOf(io.quarkus.security.ForbiddenException.class);
        assertThat(fixtures.rows("select 1 from register_entry where domain = ?", domain))
                .isEmpty();
    }

    @Test
    void a_personal_domain_is_approved_for_nobody_but_the_person() {
        var token = register(fixtures, event, formWithReferral("clerk." + domain + "@gmail.com"));

        decide(token, ofDomain("approve")).statusCode(422).body("errors[0].pointer", equalTo("#/scope"));
        mine(token).body("status", equalTo("referred"));
        decide(token, decision("approve")).statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void a_blocked_domain_is_declined_in_one_step_and_frees_its_places() {
        event = fixtures.anEventWithPlaces(20);
        var one = refer("one@" + domain);
        var two = refer("two@" + domain);

        decide(one, with(ofDomain("decline"), "organisation", "Homes Ltd"))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("domainDecision.declined", containsInAnyOrder(reference(one), reference(two)));

        assertThat(letter("two@" + domain))
                .contains(domain + " belongs to Homes Ltd, which is a private company.", "A reason")
                .contains("ask us to look again, once");
        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("referred", "0");
        given().contentType("application/json")
                .body(form("three@" + domain))
                .post("/api/v1/events/{event}/registrations", event)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/ineligible"));
    }

    @Test
    void whoever_was_promised_an_answer_hears_once_that_it_is_late_with_or_without_a_place() {
        event = fixtures.anEventWithPlaces(10);
        refer("first@" + domain);
        var second = refer("second@" + domain);
        get("/registrations/" + reference(second)).body("holdsPlace", equalTo(false));

        clock.advance(Duration.ofDays(3));
        sweeping.run();
        sweeping.run();

        assertThat(kinds("first@" + domain)).isEqualTo("hold-lapsed, being-checked, confirm-address");
        assertThat(letter("first@" + domain)).contains("We have not answered in the time that we promised");
        assertThat(kinds("second@" + domain)).isEqualTo("hold-lapsed, being-checked, confirm-address");
        assertThat(letter("second@" + domain)).contains("We need more time to check your registration");
        mine(second).body("status", equalTo("referred"));
    }

    @Test
    void a_decline_without_a_reason_from_the_list_has_the_one_that_says_so() {
        var token = refer("a@" + domain);

        decide(token, decision("decline")).statusCode(200);

        get("/registrations/" + reference(token)).body("decisions[-1].declineReason", equalTo("other"));
    }

    @Test
    void a_decline_gives_the_place_to_who_waits() {
        event = fixtures.anEventWithPlaces(10);
        var token = refer("a@" + domain);
        for (int i = 0; i < 9; i++) {
            register(fixtures, event, form("taken" + i + "." + domain + "@leeds.gov.uk"));
        }
        var waiting = register(fixtures, event, form("waits." + domain + "@leeds.gov.uk"));
        mine(waiting).body("status", equalTo("waiting"));

        decide(token, with(decision("decline"), "because", "not-shown")).statusCode(200);

        mine(waiting).body("status", equalTo("confirmed"));
        assertThat(letter("a@" + domain)).contains("We could not find anything that shows", "A reason");
        get("/registrations/" + reference(token))
                .body("decisions[-1].declineReason", equalTo("not-shown"))
                .body("decisions[-1].decidedBy", equalTo("organiser-token"));
    }

    @Test
    void approval_without_a_free_place_says_so() {
        event = fixtures.anEventWithPlaces(1);
        register(fixtures, event, form("taken." + domain + "@leeds.gov.uk"));
        var token = refer("a@" + domain);

        decide(token, decision("approve")).statusCode(200).body("status", equalTo("waiting"));

        assertThat(letter("a@" + domain)).contains("You can have a free place, but all places are taken");
    }

    @Test
    void the_applicant_is_asked_and_answers() {
        var token = refer("asked@" + domain);
        clock.advance(Duration.ofDays(1));

        ask(token, "Which council?").statusCode(200).body("questions.question", contains("Which council?"));

        assertThat(letter("asked@" + domain))
                .contains("We have a question for you", "Which council?", "9am on Thursday 4 March 2027");
        mine(token).body("actions", hasItem("answer-question")).body("answerDueAt", equalTo("2027-03-04T09:00:00Z"));
        queue().body("items[0].waitingForApplicant", equalTo(1)).body("items[0].dueAt", nullValue());
        ask(token, "And another?").statusCode(409).body("state", equalTo("referred"));

        clock.advance(Duration.ofHours(1));
        answer(token, "").statusCode(422);
        answer(token, "Northumbria").statusCode(200).body("questions[0].answer", equalTo("Northumbria"));

        mine(token).body("answerDueAt", equalTo("2027-03-04T10:00:00Z"));
        answer(token, "Again").statusCode(409).body("type", equalTo("/problems/not-possible-now"));
        get("/referrals/" + domain).body("items[0].question.answer", equalTo("Northumbria"));
        decide(token, decision("approve")).statusCode(200);
        ask(token, "Too late?").statusCode(409).body("state", equalTo("confirmed"));
    }

    @Test
    void whoever_reads_welsh_is_asked_and_declined_in_welsh() {
        var form = formWithReferral("cymraeg@" + domain);
        form.put("language", "cy");
        var token = register(fixtures, event, form);

        ask(token, "Which council?").statusCode(200);
        assertThat(letter("cymraeg@" + domain)).contains("Mae gennym gwestiwn i chi", "Atebwch ein cwestiwn");
        decide(token, with(decision("decline"), "because", "shared-mailbox")).statusCode(200);
        assertThat(letter("cymraeg@" + domain)).contains("edrych fel blwch post a rennir");
    }

    @Test
    void the_question_is_answered_on_the_web() {
        var token = refer("web@" + domain);
        ask(token, "Which council\nis it?").statusCode(200);
        var session = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", token)
                .getDetailedCookie("registration");

        assertThat(given().cookie(session).get("/your-registration").asString())
                .contains("/your-registration/question");
        assertThat(given().cookie(session).get("/your-registration/question").asString())
                .contains("Which council", "Your answer");
        given().cookie(session)
                .formParam("answer", " ")
                .post("/your-registration/question")
                .then()
                .statusCode(422);
        given().cookie(session)
                .redirects()
                .follow(false)
                .formParam("answer", "Northumbria")
                .post("/your-registration/question")
                .then()
                .statusCode(303);

        mine(token).body("questions.answer", contains("Northumbria"));
    }

    @Test
    void of_two_reviewers_at_once_one_wins_and_the_other_is_told() throws Exception {
        var reference = reference(refer("both@" + domain));
        Callable<Throwable> one = () -> catchThrowable(() -> desk.decide(
                event,
                reference,
                new ReviewersDecision(ReviewersDecision.Answer.APPROVE, "Yes", null, null, null, null, null, null),
                "one",
                false));
        Callable<Throwable> another = () -> catchThrowable(() -> desk.decide(
                event,
                reference,
                new ReviewersDecision(
                        ReviewersDecision.Answer.APPROVE,
                        "Yes",
                        ReviewersDecision.Scope.DOMAIN,
                        null,
                        "Homes",
                        "A letter",
                        null,
                        null),
                "another",
                false));
        var people = Executors.newFixedThreadPool(2);
        try {
            var answers = people.invokeAll(List.of(one, another)).stream()
                    .map(each -> {
                        try {
                            return each.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();

            assertThat(answers).filteredOn(java.util.Objects::isNull).hasSize(1);
            assertThat(answers)
                    .filteredOn(java.util.Objects::nonNull)
                    .singleElement()
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status()).isEqualTo(409);
                        assertThat(problem.members()).containsKeys("state", "actions");
                    });
        } finally {
            people.shutdownNow();
        }
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("referred", "0");
    }

    @Test
    void an_appeal_is_not_decided_by_who_declined_nor_by_what_is_said_of_the_domain() {
        var token = refer("appeals@" + domain);
        var reference = reference(token);
        decideAs("first-reviewer", reference, ReviewersDecision.Answer.DECLINE);
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("organisation", "Homes", "role", "Clerk", "reason", "Look at the charter"))
                .post("/api/v1/registrations/me/appeal")
                .then()
                .statusCode(200);
        var other = refer("other@" + domain);

        decide(other, ofDomain("approve")).statusCode(200).body("domainDecision.open", contains(reference));
        reEvaluation.run();
        mine(token).body("status", equalTo("referred"));
        queue().body("items[0].appeals", equalTo(1));

        assertThat(catchThrowable(() -> decideAs("first-reviewer", reference, ReviewersDecision.Answer.APPROVE)))
                .hasMessageContaining("Somebody other than the person who declined");
        decide(token, decision("approve")).statusCode(409).body("type", equalTo("/problems/second-person-needed"));
        decideAs("second-reviewer", reference, ReviewersDecision.Answer.APPROVE);
        mine(token).body("status", equalTo("confirmed"));
    }

    @Test
    void a_reference_of_another_event_is_not_there() {
        var reference = reference(refer("a@" + domain));
        var another = fixtures.anEventWithPlaces(1);

        for (var path : List.of("decision", "questions")) {
            given().auth()
                    .oauth2(Fixtures.ORGANISER_TOKEN)
                    .contentType("application/json")
                    .body(path.equals("decision") ? decision("approve") : Map.of("question", "Who?"))
                    .post("/api/v1/events/{event}/registrations/{reference}/{path}", another, reference, path)
                    .then()
                    .statusCode(404);
        }
        for (var path : List.of("history", "replay")) {
            given().auth()
                    .oauth2(Fixtures.ORGANISER_TOKEN)
                    .get("/api/v1/events/{event}/registrations/{reference}/{path}", another, reference, path)
                    .then()
                    .statusCode(404);
        }
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body(ofDomain("approve"))
                .post("/api/v1/events/{event}/registrations/{reference}/decision", another, reference)
                .then()
                .statusCode(404);
    }

    @Test
    void the_history_of_a_registration_is_printed_and_replayed() {
        var token = refer("history@" + domain);
        var reference = reference(token);
        ask(token, "Which council?").statusCode(200);
        decide(refer("info@" + domain), ofDomain("approve")).statusCode(200);

        get("/registrations/" + reference + "/history")
                .statusCode(200)
                .body("decisions.rule", contains("R7-unknown", "R7-unknown", "R3-public"))
                .body("decisions[2].entryDomain", equalTo(domain))
                .body("decisions[2].supersedes", notNullValue())
                .body("questions", hasSize(1))
                .body("timeline.what", hasItem("eligible by a change of the lists"));
        get("/registrations/" + reference + "/replay")
                .statusCode(200)
                .body("same", equalTo(true))
                .body("items.result", contains("same", "same", "same"))
                .body("items.rule", contains("R7-unknown", "R7-unknown", "R3-public"));

        fixtures.update("""
                update eligibility_list_version set parts = parts[2:]
                where version = (select list_version from eligibility_decision d join registration r
                    on r.decision_id = d.id where r.reference = ?)""", reference);
        get("/registrations/" + reference + "/replay")
                .body("same", equalTo(false))
                .body("items.result", hasItem("lists-changed"));
    }

    @Test
    void a_removed_entry_cancels_nobody_and_lists_whom_it_concerns() {
        var token = refer("stays@" + domain);
        var entry = decide(token, with(ofDomain("approve"), "allEvents", true))
                .extract()
                .jsonPath()
                .getLong("domainDecision.entry");
        var later = register(fixtures, event, form("later@" + domain));

        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/public-bodies/{id}/effects", entry)
                .then()
                .statusCode(200)
                .body("items.reference", containsInAnyOrder(reference(token), reference(later)))
                .body("items.before", hasItem("eligible"))
                .body("items.after", hasItem("refer"))
                .body("items.comesOfIt", hasItem("nothing"));
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .delete("/api/v1/public-bodies/{id}", entry)
                .then()
                .statusCode(428);
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .header("If-Match", "\"0\"")
                .delete("/api/v1/public-bodies/{id}", entry)
                .then()
                .statusCode(200)
                .body("affected", hasSize(2))
                .body("more", equalTo(false));

        mine(later).body("status", equalTo("confirmed"));
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .header("If-Match", "\"1\"")
                .delete("/api/v1/public-bodies/{id}", entry)
                .then()
                .statusCode(409);
    }

    @Test
    void a_dry_run_lists_those_whose_outcome_would_change() {
        var referred = refer("a@" + domain);
        var confirmed = register(fixtures, event, form("b." + domain + "@leeds.gov.uk"));
        var id = given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .multiPart("list", "public")
                .multiPart("file", "list.csv", ("domain,match,organisation\n" + domain + ",exact,Homes\n").getBytes())
                .post("/api/v1/public-bodies/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");

        effects(id)
                .body("items.reference", contains(reference(referred)))
                .body("items.comesOfIt", contains("place-or-waiting-list"))
                .body("items.domain", contains(domain));
        mine(confirmed).body("status", equalTo("confirmed"));

        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .post("/api/v1/public-bodies/imports/{id}/application", id)
                .then()
                .statusCode(200);
        mine(referred).body("status", equalTo("referred"));
        reEvaluation.run();
        mine(referred).body("status", equalTo("confirmed"));
        effects(id).body("items", empty());
    }

    /** A kill between two registrations leaves one done and the other to be done: each notes itself. */
    @Test
    void what_a_kill_left_over_is_looked_at_next_time_in_the_order_of_the_proofs() {
        event = fixtures.anEventWithPlaces(1);
        register(fixtures, event, form("taken." + domain + "@leeds.gov.uk"));
        var tokens = Stream.of("z", "y", "x")
                .map(name -> {
                    clock.advance(Duration.ofMinutes(1));
                    return refer(name + "@" + domain);
                })
                .toList();
        registerDesk.add(
                new EntryPlan(domain, null, null, null, "Homes", null, "A letter", "A reason", null, null), "somebody");
        fixtures.update("update registration set lists_seen = 1000000 where email = ?", "y@" + domain);

        reEvaluation.run();
        mine(tokens.get(1)).body("status", equalTo("referred"));
        fixtures.update("update registration set lists_seen = 0 where email = ?", "y@" + domain);
        reEvaluation.run();

        for (int i = 0; i < 3; i++) {
            mine(tokens.get(i)).body("waiting.position", equalTo(i + 1));
        }
        assertThat(fixtures.stock(event)).containsEntry("waiting", "3");
    }

    private String refer(String email) {
        return register(fixtures, event, formWithReferral(email));
    }

    private static String reference(String token) {
        return mine(token).extract().path("reference");
    }

    private ValidatableResponse queue() {
        return get("/referrals").statusCode(200);
    }

    private ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/" + event + path)
                .then();
    }

    private static ValidatableResponse effects(long id) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/public-bodies/imports/{id}/effects", id)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> decision(String outcome) {
        return new HashMap<>(Map.of("outcome", outcome, "reason", "A reason"));
    }

    private static Map<String, Object> ofDomain(String outcome) {
        return with(
                decision(outcome),
                "scope",
                "domain",
                "organisation",
                "Northumbria Housing",
                "evidence",
                "https://example.org");
    }

    private static Map<String, Object> with(Map<String, Object> decision, Object... members) {
        for (int i = 0; i < members.length; i += 2) {
            decision.put((String) members[i], members[i + 1]);
        }
        return decision;
    }

    private ValidatableResponse decide(String token, Map<String, Object> decision) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body(decision)
                .post("/api/v1/events/{event}/registrations/{reference}/decision", event, reference(token))
                .then();
    }

    private void decideAs(String person, String reference, ReviewersDecision.Answer answer) {
        desk.decide(
                event,
                reference,
                new ReviewersDecision(answer, "A reason", null, null, null, null, null, null),
                person,
                false);
    }

    private ValidatableResponse ask(String token, String question) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body(Map.of("question", question))
                .post("/api/v1/events/{event}/registrations/{reference}/questions", event, reference(token))
                .then();
    }

    private static ValidatableResponse answer(String token, String answer) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("answer", answer))
                .post("/api/v1/registrations/me/answer")
                .then();
    }

    private String letter(String email) {
        return fixtures.letters(email).get(0).get("text");
    }

    /** Newest first. */
    private String kinds(String email) {
        return fixtures.letters(email).stream()
                .map(letter -> letter.get("kind"))
                .collect(joining(", "));
    }
}
