package uk.dgnorth.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.io.FileUtils;
import org.awaitility.core.ConditionTimeoutException;
import uk.dgnorth.PostOffice;
import uk.dgnorth.RunningService;
import uk.dgnorth.embedded.EmbeddedDatabase;
import uk.dgnorth.load.ServiceClient.Journey;

/** The load program: a database that keeps its commits, a mail server, the packaged service, and rounds of people. */
@SuppressWarnings("SystemOut") // a program for the terminal
final class Load {

    private static final String EVENT = "load";
    private static final String TOKEN = "organiser-token-of-the-load";
    private static final Duration LETTERS_COME = Duration.ofMinutes(2);
    private static final Duration STARTS = Duration.ofMinutes(2);

    private final LoadSettings settings;
    private final Path directory;
    private final PostOffice post;
    private final String jdbcUrl;
    private final ProcessHandle database;

    private Load(LoadSettings settings, Path directory, PostOffice post, String jdbcUrl, ProcessHandle database) {
        this.settings = settings;
        this.directory = directory;
        this.post = post;
        this.jdbcUrl = jdbcUrl;
        this.database = database;
    }

    public static void main(String... arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        var directory = Path.of("target", "load");
        FileUtils.deleteDirectory(directory.toFile());
        Files.createDirectories(directory);
        var embedded = new EmbeddedDatabase(directory.resolve("database"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            RunningService.killEverything();
            embedded.close();
        }));
        var url = embedded.start();
        var postmaster = Files.readAllLines(embedded.directory().resolve("data").resolve("postmaster.pid"))
                .get(0);
        var flawless = new Load(
                        LoadSettings.from(System.getenv()),
                        directory,
                        PostOffice.open(),
                        url,
                        ProcessHandle.of(Long.parseLong(postmaster.strip())).orElseThrow())
                .run();
        System.exit(flawless ? 0 : 1);
    }

    private boolean run() {
        prepareDatabase();
        var started = System.nanoTime();
        var service = launch();
        var client = new ServiceClient(service.uri("/"), post);
        await().atMost(STARTS)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> client.answers("/api/v1/events/" + EVENT));
        System.out.printf(
                "Start of the jar to its first answer, on an existing database: %.2f s (Java %s)%n",
                (System.nanoTime() - started) / 1e9, Runtime.version());

        var warmup = round(service, client, "warmup", 16, settings.warmup());
        if (!warmup.isFlawless()) {
            System.out.println("The warmup failed: "
                    + warmup.failures().stream().findFirst().orElse("lost letters"));
            return false;
        }
        System.out.printf("%n%s%n", Round.HEADINGS);
        var rounds = new ArrayList<Round>();
        for (int clients : settings.clients()) {
            var round = round(service, client, "c" + clients, clients, settings.registrations());
            System.out.println(round);
            round.failures().stream().distinct().limit(5).forEach(failure -> System.out.println("  " + failure));
            rounds.add(round);
        }
        System.out.printf(
                "%nMemory of the service after %,d registrations: %d MiB resident, %d MiB at most%n",
                settings.everybody(),
                ProcessUse.mebibytes(service.handle(), "VmRSS"),
                ProcessUse.mebibytes(service.handle(), "VmHWM"));
        var placesAreRight = checkPlaces();
        service.terminate();
        return placesAreRight && rounds.stream().allMatch(Round::isFlawless);
    }

    /** So that the start that is timed finds the schema and an event, as every start but the first does. */
    private void prepareDatabase() {
        var service = launch();
        service.awaitReady();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        new ServiceClient(service.uri("/"), post)
                .post(
                        "/api/v1/events",
                        201,
                        Map.of(
                                "slug", EVENT,
                                "name", "Load",
                                "summary", "An event that only the load registers for.",
                                "venue", Map.of("name", "Nowhere"),
                                "timezone", "Europe/London",
                                "startsAt", now.plus(Duration.ofDays(180)).toString(),
                                "endsAt", now.plus(Duration.ofDays(181)).toString(),
                                "registration",
                                        Map.of(
                                                "opensAt",
                                                        now.minus(Duration.ofDays(1))
                                                                .toString(),
                                                "closesAt",
                                                        now.plus(Duration.ofDays(179))
                                                                .toString()),
                                "placeTypes",
                                        List.of(Map.of(
                                                "slug", "public-sector",
                                                "name", "Public sector",
                                                "capacity", settings.everybody()))),
                        "Authorization",
                        "Bearer " + TOKEN);
        service.terminate();
    }

    private RunningService launch() {
        return RunningService.launch(
                directory,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
                        "QUARKUS_DATASOURCE_USERNAME", "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_MAILER_HOST", "127.0.0.1",
                        "QUARKUS_MAILER_PORT", Integer.toString(post.port()),
                        "DGN_ORGANISER_TOKEN", TOKEN,
                        "DGN_LIMITS_ENABLED", "false",
                        "JDK_JAVA_OPTIONS", settings.serviceOptions()));
    }

    private Round round(RunningService service, ServiceClient client, String name, int clients, int people) {
        Queue<Journey> journeys = new ConcurrentLinkedQueue<>();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        var lettersBefore = post.letters();
        var repeatsBefore = post.repeats();
        var serviceBefore = ProcessUse.cpuMillis(service.handle());
        var databaseBefore = ProcessUse.cpuMillis(database);
        var begun = System.nanoTime();
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            threads.execute(() -> {
                for (int person = next.getAndIncrement(); person < people; person = next.getAndIncrement()) {
                    try {
                        journeys.add(client.register(EVENT, "test." + name + "." + person + "@wigan.gov.uk"));
                    } catch (RuntimeException e) {
                        failures.add(String.valueOf(e.getMessage()));
                    }
                }
            });
        }
        awaitEnd(threads);
        var nanos = System.nanoTime() - begun;
        awaitLetters(lettersBefore + 2 * journeys.size());
        return new Round(
                clients,
                List.copyOf(journeys),
                List.copyOf(failures),
                nanos,
                post.letters() - lettersBefore,
                post.repeats() - repeatsBefore,
                ProcessUse.cpuMillis(service.handle()) - serviceBefore,
                ProcessUse.cpuMillis(database) - databaseBefore);
    }

    private static void awaitEnd(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.HOURS)) {
                throw new IllegalStateException("a round does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The last confirmations leave after the last answer; what has not come by then counts as lost. */
    private void awaitLetters(int expected) {
        try {
            await().atMost(LETTERS_COME).pollInterval(Duration.ofMillis(20)).until(() -> post.letters() >= expected);
        } catch (ConditionTimeoutException e) {
            System.out.println("Letters are missing after " + LETTERS_COME.toSeconds() + " s");
        }
    }

    private boolean checkPlaces() {
        try (var connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select capacity, taken, count(*) filter (where holds_place),
                            count(*) filter (where status = 'CONFIRMED')
                        from place_stock join registration using (place_type_id)
                        group by place_type_id, capacity, taken""")) {
            row.next();
            var capacity = row.getInt(1);
            var taken = row.getInt(2);
            var held = row.getInt(3);
            System.out.printf(
                    "Places: %,d in all, %,d taken, %,d registrations hold one, %,d are confirmed%n",
                    capacity, taken, held, row.getInt(4));
            return taken == held && held <= capacity;
        } catch (SQLException e) {
            throw new IllegalStateException("the places cannot be counted", e);
        }
    }
}
