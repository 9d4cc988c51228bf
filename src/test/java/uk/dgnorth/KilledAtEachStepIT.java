package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import uk.dgnorth.JsonClient.Answer;
import uk.dgnorth.Scene.Person;

/**
 * One kill (SIGKILL) finds places at every step of the ways in which they change hands, each at an event of its own:
 * some between two transactions, some in the middle of one, where a lock of this test's holds the service up. Then the
 * service starts again, and each test says what becomes of one of them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledAtEachStepIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String DOMAIN = "northumbriahousing.example";

    @TempDir
    static Path directory;

    /** Where the kill comes, and what has to be true afterwards. */
    private record Step(String name, Executable afterwards) {}

    private static final List<Step> STEPS = new ArrayList<>();

    /** What is begun once no letter can be written any more. */
    private static final List<Supplier<Answer>> DEEDS = new ArrayList<>();

    private static SharedDatabase database;
    private static PostOffice mail;
    private static Scene scene;

    @BeforeAll
    static void kill_and_start_again() throws Exception {
        database = SharedDatabase.open();
        mail = PostOffice.open();
        mail.fallSilent();
        var doomed = RunningService.start(
                directory,
                database.settings(
                        mail,
                        Map.of(
                                "DGN_REGISTRATION_SWEEP_EVERY", "1s",
                                // It waits for an answer to its first letter for as long as it lives.
                                "DGN_MAIL_SEND_TIMEOUT", "300s",
                                "DGN_MAIL_LEASE", "601s",
                                "DGN_MAIL_BATCH", "1")),
                // Whatever stops in the middle of a transaction keeps its connection until the kill.
                "-Dquarkus.datasource.jdbc.max-size=40",
                "-Dquarkus.transaction-manager.default-transaction-timeout=300s",
                "-Dquarkus.datasource.jdbc.additional-jdbc-properties.options=-c lock_timeout=300s"
                        + " -c statement_timeout=300s");
        scene = new Scene(database, doomed);

        betweenTwoTransactions();
        inTheMiddleOfATransaction();
        doomed.kill();

        scene.releaseLocks();
        // Time passes, so that the lease of the letter in flight runs out.
        database.update("update outbox_message set leased_until = now() where leased_until is not null");
        mail.answer();
        scene.continueAt(
                RunningService.start(directory, database.settings(mail, Map.of("DGN_REGISTRATION_SWEEP_EVERY", "1s"))));
    }

    @AfterAll
    static void stop() throws IOException {
        RunningService.killEverything();
        mail.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> goes_on_after() {
        return STEPS.stream().map(step -> DynamicTest.dynamicTest(step.name(), step.afterwards()));
    }

    @Test
    void every_letter_leaves_once_and_the_one_in_flight_at_most_once_more() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                database.rows("select kind, tries, due_at, leased_until, last_error from outbox_message"
                                        + " where status <> 'sent' limit 3"))
                        .isEmpty());
        assertThat(mail.letters())
                .isEqualTo(database.column("select id from outbox_message").size());
        assertThat(mail.repeats()).isEqualTo(1);
    }

    private static void betweenTwoTransactions() {
        anApplication();
        aProof();
        aCancellationWhileTheFirstWhoWaitsIsBusy();
        aRaisedCapacityWhileThoseWhoWaitAreBusy();
        anOfferWhoseLetterHasNotLeft();
        anAcceptedOffer();
        aNamedSubstitute();
        aMemberOfATeam();
        aSessionGivenUpWhileTheFirstWhoWaitsIsBusy();
    }

    /** In this order: once no letter can be written, nothing else can be arranged. */
    private static void inTheMiddleOfATransaction() {
        halfATeam();
        halfAReEvaluation();
        halfARelease();
        aHalfApplication();
        aHalfProof();
        aHalfCancellation();
        aHalfAcceptance();
        aHalfRefusal();
        aHalfDecline();
        aHalfApproval();
        aHalfNamingOfASubstitute();
        aHalfTakeover();
        aHalfRaiseOfTheCapacity();
        var lapsing = aHalfLapse();
        var lapsed = whatHasRunOutOfTimeAndNobodyHasSwept();
        scene.lock("lock table outbox_message in share mode");
        DEEDS.forEach(scene::begin);
        scene.awaitHeldUp(() -> scene.runOutOfTime(lapsing));
        lapsed.forEach(scene::runOutOfTime);
        halfAnImport();
    }

    private static void anApplication() {
        var person = scene.submitted(scene.somebody(desk().anEvent(1)));
        after("an application", () -> {
            assertThat(scene.prove(person)).isEqualTo("confirmed");
            scene.lettersTo(person, "confirm-address", "place-confirmed");
        });
    }

    private static void aProof() {
        var person = scene.registered(scene.somebody(desk().anEvent(1)), "confirmed");
        after("a proof", () -> {
            assertThat(desk().mine(person.token).text("/status")).isEqualTo("confirmed");
            scene.lettersTo(person, "confirm-address", "place-confirmed");
        });
    }

    private static void aCancellationWhileTheFirstWhoWaitsIsBusy() {
        var event = desk().anEvent(1);
        var leaves = scene.registered(scene.somebody(event), "confirmed");
        var waits = scene.registered(scene.somebody(event), "waiting");
        scene.lock(waits);
        desk().cancel(leaves.token).demand(200);
        assertThat(scene.status(waits)).isEqualTo("waiting");
        after("a cancellation, before the place was offered", () -> {
            scene.awaitStatus(waits, "offered");
            scene.lettersTo(waits, "confirm-address", "on-waiting-list", "place-offered");
            scene.reconcile(event);
        });
    }

    private static void aRaisedCapacityWhileThoseWhoWaitAreBusy() {
        var event = desk().anEvent(1);
        scene.registered(scene.somebody(event), "confirmed");
        var first = scene.registered(scene.somebody(event), "waiting");
        var second = scene.registered(scene.somebody(event), "waiting");
        scene.lock(first);
        scene.lock(second);
        desk().setCapacity(event, 2).demand(200);
        after("a raised capacity, before the places were offered", () -> {
            scene.awaitStatus(first, "offered");
            assertThat(scene.status(second)).isEqualTo("waiting");
            scene.reconcile(event);
        });
    }

    private static void anOfferWhoseLetterHasNotLeft() {
        var event = desk().anEvent(1);
        var waits = scene.offered(event);
        after("an offer, before its letter left", () -> {
            scene.lettersTo(waits, "confirm-address", "on-waiting-list", "place-offered");
            desk().accept(waits.token).demand(200);
            assertThat(scene.status(waits)).isEqualTo("confirmed");
            scene.reconcile(event);
        });
    }

    private static void anAcceptedOffer() {
        var waits = scene.offered(desk().anEvent(1));
        desk().accept(waits.token).demand(200);
        after("an accepted offer", () -> {
            desk().accept(waits.token).demand(200);
            scene.lettersTo(waits, "confirm-address", "on-waiting-list", "place-offered", "place-confirmed");
        });
    }

    private static void aNamedSubstitute() {
        var event = desk().anEvent(1);
        var holder = scene.registered(scene.somebody(event), "confirmed");
        var substitute = scene.named(holder);
        after("a substitute was named", () -> {
            assertThat(scene.prove(substitute)).isEqualTo("confirmed");
            assertThat(scene.status(holder)).isEqualTo("cancelled");
            scene.lettersTo(substitute, "invited", "place-confirmed");
            scene.reconcile(event);
        });
    }

    private static void aMemberOfATeam() {
        var event = desk().anEvent(3);
        var booker = scene.registered(scene.somebody(event), "confirmed");
        var one = scene.somebody(event);
        var other = scene.somebody(event);
        desk().askForTeam(booker.token, one.email, other.email).demand(200);
        assertThat(scene.prove(scene.invited(one))).isEqualTo("confirmed");
        scene.invited(other);
        after("one of a team has come", () -> {
            assertThat(scene.prove(other)).isEqualTo("confirmed");
            assertThat(states(booker)).containsExactly("proved", "proved");
            scene.lettersTo(one, "invited", "place-confirmed");
            scene.lettersTo(other, "invited", "place-confirmed");
            scene.reconcile(event);
        });
    }

    private static void aSessionGivenUpWhileTheFirstWhoWaitsIsBusy() {
        var event = desk().anEvent(2);
        desk().release(event, 1);
        var leaves = scene.registered(scene.somebody(event), "confirmed");
        var waits = scene.registered(scene.somebody(event), "confirmed");
        desk().book(leaves.token, "workshop").demand(200);
        desk().book(waits.token, "workshop").demand(200);
        scene.lock(waits);
        desk().giveUp(leaves.token, "workshop").demand(204);
        after(
                "a session was given up, before its place was given",
                () -> await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(desk().sessions(waits.token).text("/items/0/state"))
                                        .isEqualTo("booked")));
    }

    private static void halfATeam() {
        var event = desk().anEvent(5);
        var booker = scene.registered(scene.somebody(event), "confirmed");
        var first = scene.somebody(event);
        var second = scene.submitted(scene.somebody(event));
        var third = scene.somebody(event);
        scene.lock(second);
        Supplier<Answer> ask = () -> desk().askForTeam(booker.token, first.email, second.email, third.email);
        scene.begin(ask);
        after("half of the lines of a team", () -> {
            assertThat(states(booker)).containsExactly("asked");
            ask.get().demand(200);
            assertThat(states(booker)).containsExactly("asked", "asked", "asked");
            scene.lettersTo(first, "invited");
            scene.lettersTo(third, "invited");
            scene.reconcile(event);
        });
    }

    private static void halfAReEvaluation() {
        var event = desk().anEvent(30);
        var referred = Stream.generate(() -> scene.registered(scene.somebody(event, DOMAIN), "referred"))
                .limit(3)
                .toList();
        // Each new one is looked at once: a look that has begun before would wait at the locked one, and go no further.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                database.column(
                                        "select reference from registration where status = 'REFERRED'"
                                                + " and lists_seen < (select number from register_state) and not left_to_person"))
                        .isEmpty());
        scene.lock(referred.get(1));
        desk().organise(
                        "/api/v1/public-bodies",
                        Map.of(
                                "domain", DOMAIN,
                                "organisation", "Northumbria Housing",
                                "evidence", "https://www.example.org",
                                "reason", "Owned by the council"))
                .demand(201);
        scene.awaitStatus(referred.get(0), "confirmed");
        after("half of a re-evaluation", () -> {
            for (var person : referred) {
                scene.awaitStatus(person, "confirmed");
                scene.lettersTo(person, "confirm-address", "being-checked", "place-approved");
            }
            scene.reconcile(event);
        });
    }

    private static void halfARelease() {
        var event = desk().anEvent(5);
        desk().release(event, 30);
        var person = scene.registered(scene.somebody(event), "confirmed");
        desk().book(person.token, "workshop").demand(200);
        desk().change(
                        "/api/v1/events/" + event + "/sessions/workshop",
                        Map.of("startsAt", "2099-09-14T11:00:00Z", "endsAt", "2099-09-14T12:00:00Z"))
                .demand(200);
        scene.lock("select 1 from session_booking for update");
        Supplier<Answer> release =
                () -> desk().organise("/api/v1/events/" + event + "/programme/releases", Map.of("note", "The second"));
        scene.begin(release);
        after("half of a release", () -> {
            assertThat(desk().sessions(person.token).text("/items/0/startsAt")).startsWith("2099-09-14T09:00");
            release.get().demand(201);
            assertThat(desk().sessions(person.token).text("/items/0/startsAt")).startsWith("2099-09-14T11:00");
            scene.lettersTo(person, "confirm-address", "place-confirmed", "sessions-changed");
        });
    }

    private static void aHalfApplication() {
        var person = scene.somebody(desk().anEvent(1));
        Supplier<Answer> submit = () -> desk().submit(person.event, person.email);
        DEEDS.add(submit);
        after("half of an application", () -> {
            assertThat(scene.status(person)).isEmpty();
            scene.reconcile(person.event);
            submit.get().demand(202);
            scene.lettersTo(person, "confirm-address");
        });
    }

    private static void aHalfProof() {
        var person = scene.submitted(scene.somebody(desk().anEvent(1)));
        DEEDS.add(() -> scene.sendCode(person));
        after("half of a proof", () -> {
            assertThat(scene.status(person)).isEqualTo("unconfirmed");
            assertThat(scene.prove(person)).isEqualTo("confirmed");
            scene.lettersTo(person, "confirm-address", "place-confirmed");
        });
    }

    private static void aHalfCancellation() {
        var event = desk().anEvent(1);
        var leaves = scene.registered(scene.somebody(event), "confirmed");
        var waits = scene.registered(scene.somebody(event), "waiting");
        DEEDS.add(() -> desk().cancel(leaves.token));
        after("half of a cancellation", () -> {
            assertThat(scene.status(leaves)).isEqualTo("confirmed");
            assertThat(scene.status(waits)).isEqualTo("waiting");
            desk().cancel(leaves.token).demand(200);
            assertThat(scene.status(waits)).isEqualTo("offered");
            scene.lettersTo(leaves, "confirm-address", "place-confirmed", "cancelled");
            scene.lettersTo(waits, "confirm-address", "on-waiting-list", "place-offered");
            scene.reconcile(event);
        });
    }

    private static void aHalfAcceptance() {
        var waits = scene.offered(desk().anEvent(1));
        DEEDS.add(() -> desk().accept(waits.token));
        after("half of an acceptance", () -> {
            assertThat(scene.status(waits)).isEqualTo("offered");
            desk().accept(waits.token).demand(200);
            scene.lettersTo(waits, "confirm-address", "on-waiting-list", "place-offered", "place-confirmed");
            scene.reconcile(waits.event);
        });
    }

    private static void aHalfRefusal() {
        var event = desk().anEvent(1);
        var first = scene.offered(event);
        var second = scene.registered(scene.somebody(event), "waiting");
        DEEDS.add(() -> desk().refuse(first.token));
        after("half of a refusal", () -> {
            assertThat(scene.status(first)).isEqualTo("offered");
            desk().refuse(first.token).demand(200);
            assertThat(scene.status(second)).isEqualTo("offered");
            scene.reconcile(event);
        });
    }

    private static void aHalfDecline() {
        var event = desk().anEvent(10);
        var referred = scene.registered(scene.somebody(event, "leeds.ac.uk"), "referred");
        desk().setCapacity(event, 1).demand(200);
        var waits = scene.registered(scene.somebody(event), "waiting");
        Supplier<Answer> decline = () -> desk().decide(event, referred.reference, "decline");
        DEEDS.add(decline);
        after("half of a decline", () -> {
            assertThat(scene.status(referred)).isEqualTo("referred");
            decline.get().demand(200);
            assertThat(scene.status(waits)).isEqualTo("offered");
            scene.lettersTo(referred, "confirm-address", "being-checked", "declined");
            scene.reconcile(event);
        });
    }

    private static void aHalfApproval() {
        var referred = scene.registered(scene.somebody(desk().anEvent(10), "leeds.ac.uk"), "referred");
        Supplier<Answer> approve = () -> desk().decide(referred.event, referred.reference, "approve");
        DEEDS.add(approve);
        after("half of an approval", () -> {
            assertThat(scene.status(referred)).isEqualTo("referred");
            approve.get().demand(200);
            scene.lettersTo(referred, "confirm-address", "being-checked", "place-approved");
            scene.reconcile(referred.event);
        });
    }

    private static void aHalfNamingOfASubstitute() {
        var event = desk().anEvent(1);
        var holder = scene.registered(scene.somebody(event), "confirmed");
        var substitute = scene.somebody(event);
        Supplier<Answer> name = () -> desk().nameSubstitute(holder.token, substitute.email);
        DEEDS.add(name);
        after("half of the naming of a substitute", () -> {
            assertThat(scene.status(substitute)).isEmpty();
            name.get().demand(202);
            scene.lettersTo(substitute, "invited");
        });
    }

    private static void aHalfTakeover() {
        var event = desk().anEvent(1);
        var holder = scene.registered(scene.somebody(event), "confirmed");
        var substitute = scene.named(holder);
        DEEDS.add(() -> scene.sendCode(substitute));
        after("half of a takeover", () -> {
            assertThat(scene.status(holder)).isEqualTo("confirmed");
            assertThat(scene.prove(substitute)).isEqualTo("confirmed");
            assertThat(scene.status(holder)).isEqualTo("cancelled");
            scene.lettersTo(holder, "confirm-address", "place-confirmed", "place-passed-on");
            scene.lettersTo(substitute, "invited", "place-confirmed");
            scene.reconcile(event);
        });
    }

    private static void aHalfRaiseOfTheCapacity() {
        var event = desk().anEvent(1);
        scene.registered(scene.somebody(event), "confirmed");
        var waits = scene.registered(scene.somebody(event), "waiting");
        DEEDS.add(() -> desk().setCapacity(event, 2));
        after("half of a raise of the capacity", () -> {
            assertThat(scene.status(waits)).isEqualTo("waiting");
            desk().setCapacity(event, 2).demand(200);
            assertThat(scene.status(waits)).isEqualTo("offered");
            scene.lettersTo(waits, "confirm-address", "on-waiting-list", "place-offered");
            scene.reconcile(event);
        });
    }

    /** The sweep stops at the letter that says so. */
    private static Person aHalfLapse() {
        var event = desk().anEvent(1);
        var first = scene.offered(event);
        var second = scene.registered(scene.somebody(event), "waiting");
        after("half of the lapse of an offer", () -> {
            scene.awaitStatus(first, "waiting");
            assertThat(scene.status(second)).isEqualTo("offered");
            scene.lettersTo(first, "confirm-address", "on-waiting-list", "place-offered", "offer-lapsed");
            scene.reconcile(event);
        });
        return first;
    }

    /** The sweep that stops above never comes to these. */
    private static List<Person> whatHasRunOutOfTimeAndNobodyHasSwept() {
        var lapsed = new ArrayList<Person>();
        lapsed.add(scene.submitted(scene.somebody(desk().anEvent(1))));
        passesToTheFirstWhoWaits("an application that nobody has proved in time", lapsed.get(0), "expired");

        var event = desk().anEvent(10);
        lapsed.add(scene.registered(scene.somebody(event, "leeds.ac.uk"), "referred"));
        desk().setCapacity(event, 1).demand(200);
        passesToTheFirstWhoWaits("a referral that nobody has decided in time", lapsed.get(1), "referred");

        var holder = scene.registered(scene.somebody(desk().anEvent(1)), "confirmed");
        lapsed.add(scene.named(holder));
        after("a substitute who has not answered in time", () -> {
            scene.awaitStatus(lapsed.get(2), "expired");
            assertThat(desk().mine(holder.token).text("/status")).isEqualTo("confirmed");
            desk().nameSubstitute(holder.token, scene.somebody(holder.event).email)
                    .demand(202);
        });

        var booker = scene.registered(scene.somebody(desk().anEvent(2)), "confirmed");
        var member = scene.somebody(booker.event);
        desk().askForTeam(booker.token, member.email).demand(200);
        lapsed.add(scene.invited(member));
        passesToTheFirstWhoWaits("a member of a team who has not answered in time", member, "expired");
        return lapsed;
    }

    private static void passesToTheFirstWhoWaits(String name, Person lapsing, String status) {
        var waits = scene.registered(scene.somebody(lapsing.event), "waiting");
        after(name, () -> {
            scene.awaitStatus(waits, "offered");
            assertThat(scene.status(lapsing)).isEqualTo(status);
            scene.reconcile(lapsing.event);
        });
    }

    /** The last, as it keeps everybody else from the register. */
    private static void halfAnImport() {
        var path = "/api/v1/public-bodies/imports/"
                + desk().importPublic("domain,match,organisation\nimported.example,exact,A council\n")
                        .demand(201)
                        .text("/id");
        scene.lock("select 1 from register_import for update");
        Supplier<Answer> apply = () -> desk().organise(path + "/application", Map.of());
        scene.begin(apply);
        after("half of an import", () -> {
            assertThat(desk().look(path).text("/state")).isEqualTo("previewed");
            assertThat(database.column("select domain from register_entry where origin = 'IMPORTED'"))
                    .isEmpty();
            apply.get().demand(200);
            assertThat(desk().look(path).text("/state")).isEqualTo("applied");
            assertThat(database.column("select domain from register_entry where origin = 'IMPORTED'"))
                    .containsExactly("imported.example");
        });
    }

    private static List<String> states(Person booker) {
        return desk().team(booker.token).body().at("/members").findValuesAsText("state");
    }

    private static Desk desk() {
        return scene.desk();
    }

    private static void after(String name, Executable afterwards) {
        STEPS.add(new Step(name, afterwards));
    }
}
