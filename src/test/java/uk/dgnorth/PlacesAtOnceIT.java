package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.dgnorth.JsonClient.Answer;

/**
 * Random sequences of everything that moves places, by many desks at once, over two instances of the packaged service.
 * Nobody knows what becomes of whom, but whenever it is quiet the invariants hold. {@code -Dplaces.rounds=40} makes it
 * long, {@code -Dplaces.seed=17} makes it another one.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacesAtOnceIT {

    private static final int ROUNDS = Integer.getInteger("places.rounds", 3);
    private static final long SEED = Long.getLong("places.seed", 1);
    private static final int DESKS = 6;
    private static final int STEPS = 10;
    private static final int ENOUGH_FOR_EVERYTHING = 10;
    private static final int PLACES = 8;
    private static final int WAITING_AT_FIRST = 6;

    /** What the service promises with the settings of this test: seconds. */
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What can happen, and how often in relation to the others. */
    private enum Deed {
        REGISTER(2),
        REGISTER_AND_PROVE(7),
        REGISTER_UNKNOWN_BODY(4),
        PROVE(10),
        CANCEL(8),
        ACCEPT(7),
        REFUSE(2),
        APPROVE(2),
        DECLINE(3),
        OUT_OF_TURN(3),
        CAPACITY(3),
        TIME(3),
        SUBSTITUTE(3),
        SUBSTITUTE_OF_ANOTHER_BODY(2),
        WITHDRAW_SUBSTITUTE(1),
        TEAM(2);

        private final int weight;

        Deed(int weight) {
            this.weight = weight;
        }

        static Deed any(Random random) {
            var left = random.nextInt(
                    Arrays.stream(values()).mapToInt(deed -> deed.weight).sum());
            for (var deed : values()) {
                left -= deed.weight;
                if (left < 0) {
                    return deed;
                }
            }
            throw new IllegalStateException("the weights do not add up");
        }
    }

    @TempDir
    static Path directory;

    private static SharedDatabase database;
    private static PostOffice mail;
    private static List<Desk> desks;

    private final Map<String, Future<String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Deed, AtomicInteger> done = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentSkipListMap<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private String event;

    @BeforeAll
    static void start() throws IOException {
        database = SharedDatabase.open();
        mail = PostOffice.open();
        var settings = database.settings(mail, Map.of("DGN_REGISTRATION_SWEEP_EVERY", "1s"));
        var services = List.of(RunningService.launch(directory, settings), RunningService.launch(directory, settings));
        services.forEach(RunningService::awaitReady);
        desks = services.stream().map(Desk::new).toList();
    }

    @AfterAll
    static void stop() throws IOException {
        RunningService.killEverything();
        mail.close();
        database.close();
    }

    @Test
    void whenever_it_is_quiet_the_counters_agree_and_nobody_is_forgotten() throws Exception {
        event = desks.get(0).anEvent(PLACES);
        together(IntStream.range(0, PLACES + WAITING_AT_FIRST)
                .<Callable<Void>>mapToObj(i -> () -> {
                    register(desks.get(i % 2), email("leeds.gov.uk"), true);
                    return null;
                })
                .toList());
        for (int round = 0; round < ROUNDS; round++) {
            var first = SEED * 1_000_000 + (long) round * DESKS;
            together(IntStream.range(0, DESKS)
                    .<Callable<Void>>mapToObj(desk -> () -> work(new Random(first + desk)))
                    .toList());
            assertThat(unexpected).as("round %d of seed %d", round, SEED).isEmpty();
            awaitQuiet();
            reconcile();
            the_next_places_go_to_the_first_who_wait();
            reconcile();
        }
        awaitQuiet();
        everyLetterLeavesOnce();
        System.out.printf(
                "Places over two instances: seed %d, %d rounds of %d desks with %d steps each, %d people, done %s,"
                        + " refused %s%n",
                SEED, ROUNDS, DESKS, STEPS, numbers.get(), done, refused);
        if (ROUNDS >= ENOUGH_FOR_EVERYTHING) {
            assertThat(done.keySet()).as("everything happens").contains(Deed.values());
        }
    }

    private @Nullable Void work(Random random) throws Exception {
        for (int step = 0; step < STEPS; step++) {
            var deed = Deed.any(random);
            var answer = take(deed, desks.get(random.nextInt(2)), random.nextInt(1000));
            if (answer != null) {
                note(deed, answer);
            }
        }
        return null;
    }

    /** One that came too late is told so, and one who met others is asked to come again; nothing else can go wrong. */
    private void note(Deed deed, Answer answer) {
        if (answer.status() < 300) {
            done.computeIfAbsent(deed, first -> new AtomicInteger()).incrementAndGet();
        } else if (List.of(404, 409, 410, 412).contains(answer.status())
                || (answer.status() == 503 && answer.asksToRetry())) {
            refused.computeIfAbsent(deed + " " + answer.status(), first -> new AtomicInteger())
                    .incrementAndGet();
        } else {
            unexpected.add(deed + " " + answer);
        }
    }

    /** At one desk; null where there is nobody to whom it can happen. */
    private @Nullable Answer take(Deed deed, Desk desk, int pick) throws Exception {
        return switch (deed) {
            case REGISTER -> register(desk, email("leeds.gov.uk"), false);
            case REGISTER_AND_PROVE -> register(desk, email("leeds.gov.uk"), true);
            case REGISTER_UNKNOWN_BODY -> register(desk, email("leeds.ac.uk"), true);
            case PROVE -> {
                var email = anyOf("UNCONFIRMED", "email", pick);
                yield email == null ? null : prove(desk, email);
            }
            case CANCEL -> {
                var states = List.of("CONFIRMED", "CONFIRMED", "WAITING", "OFFERED", "REFERRED");
                var token = tokenOf(states.get(pick % states.size()), pick);
                yield token == null ? null : desk.cancel(token);
            }
            case ACCEPT -> {
                var token = tokenOf("OFFERED", pick);
                yield token == null ? null : desk.accept(token);
            }
            case REFUSE -> {
                var token = tokenOf("OFFERED", pick);
                yield token == null ? null : desk.refuse(token);
            }
            case APPROVE -> decide(desk, "approve", pick);
            case DECLINE -> decide(desk, "decline", pick);
            case OUT_OF_TURN -> {
                var reference = anyOf("WAITING", "reference", pick);
                yield reference == null ? null : desk.offerOutOfTurn(event, reference);
            }
            case CAPACITY -> desk.setCapacity(event, pick % 16);
            case TIME -> timePasses();
            case SUBSTITUTE -> substitute(desk, "leeds.gov.uk", pick);
            case SUBSTITUTE_OF_ANOTHER_BODY -> substitute(desk, pick % 2 == 0 ? "york.gov.uk" : "leeds.ac.uk", pick);
            case WITHDRAW_SUBSTITUTE -> {
                var token = tokenOf("CONFIRMED", pick);
                yield token == null ? null : desk.withdrawSubstitute(token);
            }
            case TEAM -> {
                var token = tokenOf("CONFIRMED", pick);
                yield token == null ? null : desk.askForTeam(token, email("leeds.gov.uk"), email("leeds.gov.uk"));
            }
        };
    }

    private Answer register(Desk desk, String email, boolean proves) throws Exception {
        var submitted = desk.submit(event, email);
        return proves && submitted.status() == 202 ? prove(desk, email, submitted.text("/pendingId")) : submitted;
    }

    /** The link in the letter of somebody whom others have asked for knows the pending id; here it is looked up. */
    private @Nullable Answer prove(Desk desk, String email) throws Exception {
        var pendingIds = database.column("""
                select a.pending_id from application a join registration r on r.id = a.registration_id
                where r.email = ? order by a.id desc limit 1""", email);
        return prove(desk, email, pendingIds.get(0));
    }

    private Answer prove(Desk desk, String email, String pendingId) throws Exception {
        var code = codes.get(email).get(SOON.toSeconds(), TimeUnit.SECONDS);
        var answer = desk.prove(event, pendingId, code);
        if (answer.status() == 200) {
            tokens.put(email, answer.text("/accessToken"));
        }
        return answer;
    }

    private @Nullable Answer decide(Desk desk, String outcome, int pick) {
        var reference = anyOf("REFERRED", "reference", pick);
        return reference == null ? null : desk.decide(event, reference, outcome);
    }

    private @Nullable Answer substitute(Desk desk, String domain, int pick) {
        var token = tokenOf("CONFIRMED", pick);
        return token == null ? null : desk.nameSubstitute(token, email(domain));
    }

    /**
     * The service goes by the clock of the machine: so what has a deadline is moved back by a day instead. Whoever is
     * being changed at this moment keeps theirs.
     */
    private static Answer timePasses() {
        database.update("""
                update registration set hold_expires_at = hold_expires_at - interval '26 hours',
                    expires_at = expires_at - interval '26 hours'
                where id in (select id from registration where status in ('UNCONFIRMED', 'REFERRED', 'OFFERED')
                    and id % 2 = 0 for update skip locked)""");
        return Answer.NONE;
    }

    /** New, and heard of when a letter to it arrives. */
    private String email(String domain) {
        var email = "person" + numbers.getAndIncrement() + "@" + domain;
        codes.put(email, mail.codeFor(email));
        return email;
    }

    private static @Nullable String anyOf(String status, String column, int pick) {
        var found = database.column("select " + column + " from registration where status = ? order by id", status);
        return found.isEmpty() ? null : found.get(pick % found.size());
    }

    private @Nullable String tokenOf(String status, int pick) {
        var email = anyOf(status, "email", pick);
        return email == null ? null : tokens.get(email);
    }

    /** Nothing is to be swept any more, and nobody waits while a place is free: that takes seconds, not more. */
    private static void awaitQuiet() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(database.column("""
                    select reference from registration
                    where (status = 'UNCONFIRMED' and expires_at <= now())
                        or (status in ('UNCONFIRMED', 'REFERRED', 'OFFERED') and hold_expires_at <= now())""")).as("out of time, and not ended").isEmpty();
            assertThat(database.rows("select * from place_stock where waiting > 0 and taken < capacity"))
                    .as("waiting while a place is free")
                    .isEmpty();
        });
    }

    private static void reconcile() {
        var stock = database.rows("""
                select s.*, greatest(capacity, taken) as highest,
                    (select count(*) from registration where holds_place) as holding,
                    (select count(*) from registration
                        where holds_place and decision_outcome <> 'ELIGIBLE') as holding_for_referral,
                    (select count(*) from registration where status = 'WAITING') as on_the_list
                from place_stock s""");
        assertThat(stock).singleElement().satisfies(row -> {
            assertThat(row.get("taken")).as("taken").isEqualTo(row.get("holding"));
            assertThat(row.get("referred")).as("referred").isEqualTo(row.get("holding_for_referral"));
            assertThat(row.get("waiting")).as("waiting").isEqualTo(row.get("on_the_list"));
            assertThat(row.get("ceiling"))
                    .as("no more than that was ever taken")
                    .isEqualTo(row.get("highest"));
        });
        assertThat(database.rows("""
                select normalised_email from registration
                where status in ('UNCONFIRMED', 'REFERRED', 'WAITING', 'OFFERED', 'CONFIRMED')
                group by normalised_email having count(*) > 1""")).isEmpty();
        assertThat(database.rows("""
                select reference from registration r
                where status in ('WAITING', 'OFFERED', 'CONFIRMED') and not exists (
                    select from eligibility_decision d where d.id = r.decision_id and d.outcome = 'ELIGIBLE')""")).isEmpty();
    }

    /** Everybody who waits is told where, in the order of the list; and those at its head are offered what comes free. */
    private void the_next_places_go_to_the_first_who_wait() {
        var list = database.column("""
                select email from registration where status = 'WAITING'
                order by out_of_turn desc, waiting_since, id""");
        for (int i = 0; i < list.size(); i++) {
            assertThat(desks.get(i % 2).mine(tokens.get(list.get(i))).text("/waiting/position"))
                    .isEqualTo(String.valueOf(i + 1));
        }
        var free = Math.min(2, list.size());
        var taken = database.column("select taken from place_stock").get(0);

        desks.get(0).setCapacity(event, Integer.parseInt(taken) + free).demand(200);

        assertThat(database.column("""
                select email from registration where status = 'WAITING'
                order by out_of_turn desc, waiting_since, id""")).isEqualTo(list.subList(free, list.size()));
        for (var first : list.subList(0, free)) {
            assertThat(desks.get(1).mine(tokens.get(first)).text("/status")).isEqualTo("offered");
        }
    }

    private static void everyLetterLeavesOnce() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                database.rows("select kind, tries, due_at, leased_until, last_error from outbox_message"
                                        + " where status <> 'sent' limit 3"))
                        .isEmpty());
        assertThat(mail.letters())
                .isEqualTo(database.column("select id from outbox_message").size());
        assertThat(mail.repeats()).isZero();
    }

    private static void together(List<Callable<Void>> deeds) throws Exception {
        var threads = Executors.newFixedThreadPool(deeds.size());
        try {
            var started = new ArrayList<Future<Void>>();
            for (var deed : deeds) {
                started.add(threads.submit(deed));
            }
            for (var each : started) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
