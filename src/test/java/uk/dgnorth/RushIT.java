package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody at once, over two instances of the packaged service on one database, with letters over real SMTP; one
 * instance is killed midway. {@code -Drush.people=2000 -Drush.places=500} makes it the size of a real opening hour.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RushIT {

    private static final int PEOPLE = Integer.getInteger("rush.people", 200);
    private static final int PLACES = Integer.getInteger("rush.places", 20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static EmbeddedPostgres database;
    private static PostOffice mail;
    private static RunningService steady;
    private static RunningService doomed;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger proved = new AtomicInteger();
    private final List<Integer> unexpected = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
        mail = PostOffice.open();
        steady = RunningService.launch(directory, settings());
        doomed = RunningService.launch(directory, settings());
        steady.awaitReady();
        doomed.awaitReady();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", String.valueOf(mail.port()),
                "DGN_ORGANISER_TOKEN", Fixtures.ORGANISER_TOKEN,
                "DGN_LIMITS_ENABLED", "false",
                "DGN_MAIL_LEASE", "25s",
                // On a busy machine the mail server takes its time: a letter without an answer is sent again.
                "DGN_MAIL_SEND_TIMEOUT", "12s");
    }

    @AfterAll
    static void stop() throws IOException {
        RunningService.killEverything();
        mail.close();
        database.close();
    }

    @Test
    void every_place_is_given_once_and_every_answer_stays_true_though_an_instance_dies() throws Exception {
        createEvent();
        var start = new CountDownLatch(1);
        var crowd = Executors.newFixedThreadPool(PEOPLE);
        var answers = new ArrayList<Future<Answer>>();
        for (var email : emails()) {
            answers.add(crowd.submit(() -> {
                start.await();
                return register(email);
            }));
        }

        start.countDown();
        await().atMost(PATIENCE).until(() -> proved.get() >= PEOPLE / 3 || !unexpected.isEmpty());
        doomed.kill();

        var told = told(answers);
        assertThat(unexpected)
                .as("answers that are neither the outcome nor a request to wait")
                .isEmpty();
        assertThat(told.values().stream().filter("confirmed"::equals)).hasSize(PLACES);
        assertThat(told.values().stream().filter("waiting"::equals)).hasSize(PEOPLE - PLACES);
        assertThat(statuses()).as("what is kept is what people were told").isEqualTo(told);
        assertThat(query(
                        "select taken || ' of ' || (select count(*) from registration where holds_place) || ', waiting '"
                                + " || waiting from place_stock join place_type on id = place_type_id"
                                + " join event on event.id = event_id where event.slug = 'rush'"))
                .containsExactly(PLACES + " of " + PLACES + ", waiting " + (PEOPLE - PLACES));
        everyLetterArrives();
        crowd.shutdownNow();
    }

    private record Answer(String email, String status) {}

    private Answer register(String email) throws Exception {
        var code = mail.codeFor(email);
        var pending = post(
                "/api/v1/events/rush/registrations",
                Map.of("fullName", "Test Person", "email", email, "declaration", true),
                202);
        var confirmed = post(
                "/api/v1/events/rush/registrations/" + pending.get("pendingId").asText() + "/confirmation",
                Map.of("code", code.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)),
                200);
        proved.incrementAndGet();
        return new Answer(email, confirmed.at("/registration/status").asText());
    }

    /** As a good client does: the same key again after a lost answer, and later where the service says so. */
    private JsonNode post(String path, Map<String, Object> body, int wanted) throws Exception {
        var key = UUID.randomUUID().toString();
        while (true) {
            var service = ThreadLocalRandom.current().nextBoolean() ? steady : doomed;
            try {
                var response = send(service.uri(path), body, key);
                if (response.statusCode() == wanted) {
                    return JSON.readTree(response.body());
                }
                if (response.headers().firstValue("Retry-After").isEmpty()) {
                    unexpected.add(response.statusCode());
                    throw new AssertionError(response.statusCode() + " " + response.body());
                }
                pause(Duration.ofMillis(200));
            } catch (IOException e) {
                pause(Duration.ofMillis(50));
            }
        }
    }

    private HttpResponse<String> send(URI uri, Map<String, Object> body, String key) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .header("Authorization", "Bearer " + Fixtures.ORGANISER_TOKEN)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A client's own wait between two requests, as Retry-After asks for; nothing is asserted on it. */
    private static void pause(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void everyLetterArrives() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> query("select id::text from outbox_message where status <> 'sent'")
                        .isEmpty());
        assertThat(emails())
                .as("one letter for the code and one for the outcome")
                .allMatch(email -> mail.lettersTo(email) == 2);
        assertThat(mail.repeats()).as("only the letter in flight may go twice").isLessThanOrEqualTo(1);
    }

    private static Map<String, String> told(List<Future<Answer>> answers)
            throws InterruptedException, ExecutionException {
        var told = new TreeMap<String, String>();
        for (var answer : answers) {
            told.put(answer.get().email(), answer.get().status());
        }
        return told;
    }

    private static Map<String, String> statuses() throws Exception {
        return query("select email || ' ' || lower(status) from registration").stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> row[1], (a, b) -> a, TreeMap::new));
    }

    private static List<String> emails() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> "person" + i + "@leeds.gov.uk")
                .toList();
    }

    private void createEvent() throws Exception {
        var event = Map.<String, Object>of(
                "slug", "rush",
                "name", "Rush",
                "summary", "Everybody at once",
                "venue", Map.of("name", "Manchester"),
                "timezone", "Europe/London",
                "startsAt", "2099-09-14T08:00:00Z",
                "endsAt", "2099-09-14T16:00:00Z",
                "registration", Map.of("opensAt", "2020-01-01T00:00:00Z", "closesAt", "2099-09-13T00:00:00Z"),
                "placeTypes", List.of(Map.of("slug", "public-sector", "name", "Public sector", "capacity", PLACES)));
        post("/api/v1/events", event, 201);
    }

    private static List<String> query(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
