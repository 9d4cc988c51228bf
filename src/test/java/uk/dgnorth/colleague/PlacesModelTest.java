package uk.dgnorth.colleague;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.colleague.PlacesModel.Body;
import uk.dgnorth.colleague.PlacesModel.Person;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.registration.Ledger;
import uk.dgnorth.registration.Status;
import uk.dgnorth.registration.Sweeping;

/**
 * Random sequences of everything that moves places, against a simple model, and by many at once against the invariants.
 * {@code -Dplaces.sequences=500} makes it long, {@code -Dplaces.seed=17} repeats a sequence.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacesModelTest {

    private static final Logger LOG = Logger.getLogger(PlacesModelTest.class);
    private static final int SEQUENCES = Integer.getInteger("places.sequences", 20);
    private static final int STEPS = 40;
    private static final int MOST_AT_FIRST = 10;
    private static final int WAITING_AT_FIRST = 4;
    private static final int DESKS = 6;
    private static final int ROUNDS = 4;

    private static final @Nullable Long SEED = Long.getLong("places.seed");

    /** What can happen, and how often in relation to the others. */
    private enum Kind {
        REGISTER(3),
        REGISTER_AND_PROVE(5),
        REGISTER_UNKNOWN_BODY(3),
        PROVE(8),
        CANCEL(8),
        ACCEPT(5),
        REFUSE(2),
        APPROVE(2),
        DECLINE(2),
        OUT_OF_TURN(2),
        CAPACITY(2),
        TIME(6),
        SUBSTITUTE(3),
        SUBSTITUTE_OF_ANOTHER_BODY(2),
        SUBSTITUTE_OF_UNKNOWN_BODY(1),
        WITHDRAW_SUBSTITUTE(1),
        TEAM(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /** @param pick which of those to whom it can happen */
    private record Step(Kind kind, int pick) {}

    /** One life of one event. */
    private record Sequence(boolean offers, int capacity, List<Step> steps) {}

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    @Inject
    Ledger ledger;

    @Inject
    PlacesInService service;

    /** Addresses are new in each sequence: they are told apart by it. */
    private int event;

    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static Arbitrary<Sequence> sequences(int steps) {
        var kinds = Stream.of(Kind.values())
                .map(kind -> Tuple.of(kind.weight, kind))
                .toArray(Tuple.Tuple2[]::new);
        @SuppressWarnings("unchecked")
        var step = Combinators.combine(
                        Arbitraries.frequency((Tuple.Tuple2<Integer, Kind>[]) kinds),
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new);
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
                        Arbitraries.of(1, 2, 2, 3, 3, 10, 20),
                        step.list().ofSize(steps))
                .as(Sequence::new);
    }

    @Test
    void every_place_is_where_a_simple_model_says_after_every_step() {
        JqwikSession.run(() -> {
            var generator = sequences(STEPS).generator(STEPS);
            var first = SEED == null ? 1 : SEED;
            var steps = 0;
            for (long seed = first; seed < first + (SEED == null ? SEQUENCES : 1); seed++) {
                steps += follow(generator.next(new Random(seed)).value(), seed);
            }
            LOG.infof(
                    "Places model: %d sequences, %d steps, seeds %d to %d, %s",
                    SEED == null ? SEQUENCES : 1, steps, first, first + (SEED == null ? SEQUENCES : 1) - 1, done);
        });
        if (SEED == null) {
            assertThat(done.keySet()).as("everything happens").contains(Kind.values());
        }
    }

    /** @return how many steps changed something */
    private int follow(Sequence sequence, long seed) {
        clock.reset();
        event++;
        var slug = service.anEvent(sequence.capacity(), sequence.offers());
        var kept = service.event(slug);
        var model = new PlacesModel(
                sequence.offers(),
                sequence.capacity(),
                from -> service.deadline(kept, from),
                from -> service.answerDue(kept, from));
        var happened = new ArrayList<String>();
        var steps = new ArrayList<Step>();
        // Most of what can happen needs a full event, and people who wait.
        for (int i = 0; i < Math.min(sequence.capacity(), MOST_AT_FIRST) + WAITING_AT_FIRST; i++) {
            steps.add(new Step(Kind.REGISTER_AND_PROVE, i));
        }
        steps.addAll(sequence.steps());
        for (var step : steps) {
            clock.advance(Duration.ofSeconds(1));
            try {
                var what = take(step, slug, model);
                if (what == null) {
                    continue;
                }
                happened.add(what);
                done.merge(step.kind(), 1, Integer::sum);
                assertThat(service.standings(slug)).isEqualTo(model.standings());
                assertThat(service.waiting(slug))
                        .isEqualTo(model.waiting().stream()
                                .map(person -> person.email)
                                .toList());
                ledger.reconcile(slug);
            } catch (RuntimeException | AssertionError wrong) {
                fail(
                        "Seed " + seed + ", " + sequence.offers() + ", " + sequence.capacity() + " places, at " + step
                                + " after:\n" + String.join("\n", happened),
                        wrong);
            }
        }
        return happened.size();
    }

    /** To the service and to the model alike; null where there is nobody to whom it can happen. */
    private @Nullable String take(Step step, String event, PlacesModel model) {
        var now = clock.instant();
        var number = model.people.size();
        return switch (step.kind()) {
            case REGISTER -> {
                var email = email(number, Body.OURS);
                service.submit(event, email, false);
                model.submit(email, Body.OURS, now);
                yield "register " + email;
            }
            case REGISTER_AND_PROVE -> {
                var email = email(number, Body.OURS);
                service.submit(event, email, false);
                model.submit(email, Body.OURS, now);
                service.prove(event, email);
                model.prove(model.people.get(number), now);
                yield "register and prove " + email;
            }
            case REGISTER_UNKNOWN_BODY -> {
                var email = email(number, Body.UNKNOWN);
                service.submit(event, email, true);
                model.submit(email, Body.UNKNOWN, now);
                yield "register " + email;
            }
            case PROVE -> {
                var person = any(model.in(Status.UNCONFIRMED).filter(one -> now.isBefore(one.expiresAt)), step.pick());
                if (person == null) {
                    yield null;
                }
                service.prove(event, person.email);
                model.prove(person, now);
                yield "prove " + person.email;
            }
            case CANCEL -> {
                var person = any(
                        model.people.stream()
                                .filter(one -> List.of(
                                                Status.CONFIRMED, Status.WAITING, Status.OFFERED, Status.REFERRED)
                                        .contains(one.status)),
                        step.pick());
                if (person == null) {
                    yield null;
                }
                service.cancel(event, person.email);
                model.cancel(person, now);
                yield "cancel " + person.email;
            }
            case ACCEPT -> {
                var person = any(model.in(Status.OFFERED), step.pick());
                if (person == null) {
                    yield null;
                }
                if (!now.isBefore(person.holdUntil)) {
                    yield null;
                }
                service.accept(event, person.email);
                model.accept(person);
                yield "accept " + person.email;
            }
            case REFUSE -> {
                var person = any(model.in(Status.OFFERED), step.pick());
                if (person == null) {
                    yield null;
                }
                service.refuse(event, person.email);
                model.cancel(person, now);
                yield "refuse " + person.email;
            }
            case APPROVE -> {
                var person = any(model.in(Status.REFERRED), step.pick());
                if (person == null) {
                    yield null;
                }
                service.approve(event, person.email);
                model.approve(person);
                yield "approve " + person.email;
            }
            case DECLINE -> {
                var person = any(model.in(Status.REFERRED), step.pick());
                if (person == null) {
                    yield null;
                }
                service.decline(event, person.email);
                model.decline(person, now);
                yield "decline " + person.email;
            }
            case OUT_OF_TURN -> {
                var person = any(model.in(Status.WAITING), step.pick());
                if (person == null) {
                    yield null;
                }
                service.offerOutOfTurn(event, person.email);
                model.offerOutOfTurn(person, now);
                yield "out of turn " + person.email;
            }
            case CAPACITY -> {
                var capacity = step.pick() % 2 == 0 ? step.pick() % 7 : step.pick() % 25;
                service.setCapacity(event, capacity);
                model.setCapacity(capacity, now);
                yield "capacity " + capacity;
            }
            case TIME -> {
                var hours = List.of(1, 5, 24, 26, 30, 70).get(step.pick() % 6);
                clock.advance(Duration.ofHours(hours));
                sweeping.run();
                model.sweep(clock.instant());
                yield hours + " hours later";
            }
            case SUBSTITUTE -> substitute(event, model, step.pick(), Body.OURS, now);
            case SUBSTITUTE_OF_ANOTHER_BODY -> substitute(event, model, step.pick(), Body.ANOTHER, now);
            case SUBSTITUTE_OF_UNKNOWN_BODY -> substitute(event, model, step.pick(), Body.UNKNOWN, now);
            case WITHDRAW_SUBSTITUTE -> {
                var person = any(model.in(Status.CONFIRMED).filter(model::hasSubstituteUnderWay), step.pick());
                if (person == null) {
                    yield null;
                }
                service.withdrawSubstitute(event, person.email);
                model.withdrawSubstitute(model.substitute(person));
                yield "withdraw the substitute of " + person.email;
            }
            case TEAM -> {
                var person = any(
                        model.people.stream()
                                .filter(one -> List.of(Status.CONFIRMED, Status.WAITING, Status.OFFERED)
                                        .contains(one.status)),
                        step.pick());
                if (person == null) {
                    yield null;
                }
                var lines = new ArrayList<Line>();
                for (int i = 0; i <= step.pick() % 4; i++) {
                    lines.add(new Line("Test Person", email(number + i, Body.OURS)));
                }
                service.ask(event, person.email, lines);
                lines.forEach(line -> model.askForColleague(line.address(), now));
                yield person.email + " asks for " + lines.size();
            }
        };
    }

    private @Nullable String substitute(String event, PlacesModel model, int pick, Body body, Instant now) {
        var holder = any(model.in(Status.CONFIRMED).filter(person -> !model.hasSubstituteUnderWay(person)), pick);
        if (holder == null) {
            return null;
        }
        var email = email(model.people.size(), body);
        service.nameSubstitute(event, holder.email, email, body == Body.UNKNOWN);
        model.nameSubstitute(holder, email, body, now);
        return holder.email + " names " + email;
    }

    private static @Nullable Person any(Stream<Person> people, int pick) {
        var those = people.toList();
        return those.isEmpty() ? null : those.get(pick % those.size());
    }

    private String email(int number, Body body) {
        return "person" + number + ".of." + event + "@" + body.domain();
    }

    /** The same by many at once: nobody knows what becomes of whom, but the invariants hold whenever it is quiet. */
    @Test
    void the_ledger_agrees_after_every_round_of_many_desks_at_once() throws Exception {
        var numbers = new AtomicInteger();
        var refusals = new AtomicInteger();
        var busy = new AtomicInteger();
        var slug = service.anEvent(6, true);
        var generated = new ArrayList<List<Step>>();
        JqwikSession.run(() -> {
            var generator = sequences(15).generator(15);
            for (int i = 0; i < DESKS * ROUNDS; i++) {
                generated.add(generator.next(new Random(1000L + i)).value().steps());
            }
        });
        for (int round = 0; round < ROUNDS; round++) {
            var desks = new ArrayList<Callable<Void>>();
            for (int desk = 0; desk < DESKS; desk++) {
                var steps = generated.get(round * DESKS + desk);
                desks.add(() -> {
                    for (var step : steps) {
                        try {
                            takeBlindly(step, slug, numbers);
                        } catch (Problem refused) {
                            (refused.status() == 503 ? busy : refusals).incrementAndGet();
                        } catch (RuntimeException lost) {
                            if (!isDeadlock(lost)) {
                                throw lost;
                            }
                            busy.incrementAndGet(); // a caller would get 503 with Retry-After
                        }
                    }
                    return null;
                });
            }
            allAtOnce(desks);
            sweeping.run();
            ledger.reconcile(slug);
            clock.advance(Duration.ofHours(26));
            // Two instances sweep at once.
            allAtOnce(List.of(this::sweep, this::sweep));
            sweeping.run();
            ledger.reconcile(slug);
        }
        LOG.infof(
                "Places at once: %d rounds of %d desks with 15 steps each, seeds 1000 to %d, %d people, %d refusals, %d"
                        + " to try again",
                ROUNDS, DESKS, 1000 + DESKS * ROUNDS - 1, numbers.get(), refusals.get(), busy.get());
        assertThat(numbers.get()).isGreaterThan(DESKS * ROUNDS);
    }

    private Void sweep() {
        sweeping.run();
        return null;
    }

    private static boolean isDeadlock(Throwable lost) {
        for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && "40P01".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private void takeBlindly(Step step, String event, AtomicInteger numbers) {
        switch (step.kind()) {
            case REGISTER -> service.submit(event, email(numbers.getAndIncrement(), Body.OURS), false);
            case REGISTER_AND_PROVE -> {
                var email = email(numbers.getAndIncrement(), Body.OURS);
                service.submit(event, email, false);
                service.prove(event, email);
            }
            case REGISTER_UNKNOWN_BODY -> service.submit(event, email(numbers.getAndIncrement(), Body.UNKNOWN), true);
            case PROVE -> to("UNCONFIRMED", step, event, service::prove);
            case CANCEL ->
                to(
                        List.of("CONFIRMED", "WAITING", "OFFERED", "REFERRED").get(step.pick() % 4),
                        step,
                        event,
                        service::cancel);
            case ACCEPT -> to("OFFERED", step, event, service::accept);
            case REFUSE -> to("OFFERED", step, event, service::refuse);
            case APPROVE -> to("REFERRED", step, event, service::approve);
            case DECLINE -> to("REFERRED", step, event, service::decline);
            case OUT_OF_TURN -> to("WAITING", step, event, service::offerOutOfTurn);
            case CAPACITY -> service.setCapacity(event, step.pick() % 15);
            case TIME -> sweeping.run();
            case SUBSTITUTE ->
                to(
                        "CONFIRMED",
                        step,
                        event,
                        (slug, holder) -> service.nameSubstitute(
                                slug, holder, email(numbers.getAndIncrement(), Body.OURS), false));
            case SUBSTITUTE_OF_ANOTHER_BODY, SUBSTITUTE_OF_UNKNOWN_BODY ->
                to(
                        "CONFIRMED",
                        step,
                        event,
                        (slug, holder) -> service.nameSubstitute(
                                slug, holder, email(numbers.getAndIncrement(), Body.ANOTHER), false));
            case WITHDRAW_SUBSTITUTE -> to("CONFIRMED", step, event, service::withdrawSubstitute);
            case TEAM ->
                to(
                        "CONFIRMED",
                        step,
                        event,
                        (slug, booker) -> service.ask(
                                slug,
                                booker,
                                List.of(
                                        new Line("Test Person", email(numbers.getAndIncrement(), Body.OURS)),
                                        new Line("Test Person", email(numbers.getAndIncrement(), Body.OURS)))));
        }
    }

    private interface Verb {
        void apply(String event, String email);
    }

    private void to(String status, Step step, String event, Verb verb) {
        var email = service.anyOf(event, status, step.pick());
        if (email != null) {
            verb.apply(event, email);
        }
    }

    private static void allAtOnce(List<Callable<Void>> desks) throws Exception {
        var threads = Executors.newFixedThreadPool(desks.size());
        try {
            var ready = new CountDownLatch(desks.size());
            var started = new ArrayList<Future<Void>>();
            for (var desk : desks) {
                started.add(threads.submit(() -> {
                    var request = Arc.container().requestContext();
                    request.activate();
                    try {
                        ready.countDown();
                        ready.await();
                        return desk.call();
                    } finally {
                        request.terminate();
                    }
                }));
            }
            for (var result : started) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
