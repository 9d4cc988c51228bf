package uk.dgnorth.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.io.FileUtils;
import uk.dgnorth.PostOffice;
import uk.dgnorth.RunningService;

/**
 * Whether the time of an answer tells who is known: the packaged service is asked about known and unknown addresses by
 * one client, in random order with a pause after each, so that whatever slows the machine slows both.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class Answers {

    private static final int QUESTIONS = Integer.parseInt(System.getenv().getOrDefault("QUESTIONS", "600"));
    private static final int WARMUP = Integer.parseInt(System.getenv().getOrDefault("WARMUP", "400"));
    private static final int KNOWN = 40;
    private static final String EVENT = "answers";
    private static final String EVENT_OVER = "answers-over";
    private static final String TOKEN = "organiser-token-of-the-answers";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** In which the letter of the question before is sent. */
    private static final long PAUSE_MILLIS = 10;

    private final RunningService service;
    private final ServiceClient client;
    private final Random random = new Random(17);
    private final AtomicInteger strangers = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private Answers(RunningService service, ServiceClient client) {
        this.service = service;
        this.client = client;
    }

    /** A question that answers alike, and the status of the answer. */
    private enum Question {
        ORGANISER_SIGN_IN("organiser's sign-in", "/organiser/sign-in", true, 303),
        SPEAKER_SIGN_IN("speaker's sign-in", "/speaker/sign-in", true, 303),
        REGISTRATION("registration", "/api/v1/events/" + EVENT + "/registrations", false, 202),
        LINK("link sent again", "/api/v1/events/" + EVENT + "/access-links", false, 202),
        PROPOSER("proposer's sign-in, open", "/events/" + EVENT + "/call-for-proposals/start", true, 303),
        PROPOSER_OVER("proposer's sign-in, over", "/events/" + EVENT_OVER + "/call-for-proposals/start", true, 303);

        private final String name;
        private final String path;
        private final boolean isForm;
        private final int status;

        Question(String name, String path, boolean isForm, int status) {
            this.name = name;
            this.path = path;
            this.isForm = isForm;
            this.status = status;
        }
    }

    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        var directory = Path.of("target", "answers");
        FileUtils.deleteDirectory(directory.toFile());
        Files.createDirectories(directory);
        var post = PostOffice.open();
        // As in production, where the second compiler is not left out for the sake of a quick start.
        var service = RunningService.launch(
                directory,
                Map.of(
                        "DGN_LIMITS_ENABLED",
                        "false",
                        "DGN_ORGANISER_TOKEN",
                        TOKEN,
                        "QUARKUS_MAILER_HOST",
                        "127.0.0.1",
                        "QUARKUS_MAILER_PORT",
                        Integer.toString(post.port())),
                "-XX:TieredStopAtLevel=4");
        Runtime.getRuntime().addShutdownHook(new Thread(RunningService::killEverything));
        service.awaitReady();
        new Answers(service, new ServiceClient(service.uri("/"), post)).run();
        service.terminate();
        System.exit(0);
    }

    private void run() throws Exception {
        prepare();
        System.out.printf(
                "%d questions of each kind about known and %<d about unknown addresses, in random order%n", QUESTIONS);
        for (var question : Question.values()) {
            round(question, WARMUP);
        }
        for (var question : Question.values()) {
            var times = round(question, QUESTIONS);
            var known = times.get(true);
            var unknown = times.get(false);
            System.out.printf(
                    "%-26s median %6.2f ms known, %6.2f ms unknown, ratio %.3f; p95 %6.2f ms, %6.2f ms, ratio %.3f%n",
                    question.name,
                    millis(known, 0.5),
                    millis(unknown, 0.5),
                    millis(known, 0.5) / millis(unknown, 0.5),
                    millis(known, 0.95),
                    millis(unknown, 0.95),
                    millis(known, 0.95) / millis(unknown, 0.95));
        }
    }

    private void prepare() throws SQLException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        keep(EVENT_OVER, now.minus(Duration.ofDays(1)));
        keep(EVENT, now);
        put(EVENT, now.plus(Duration.ofDays(30)));
        put(EVENT_OVER, now.minus(Duration.ofHours(1)));
        for (int i = 0; i < KNOWN; i++) {
            client.register(EVENT, known(i));
            inviteSpeaker(i);
        }
        try (var connection = DriverManager.getConnection(service.embeddedJdbcUrl());
                var account = connection.prepareStatement("""
                        insert into account (name, email, address, accepted_at, version)
                        values ('Known Person', ?, ?, now(), 0)""");
                var proposer = connection.prepareStatement("""
                        insert into proposer (event_id, email, normalised_email, created_at)
                        select id, ?, ?, now() from event where slug in (?, ?)""")) {
            for (int i = 0; i < KNOWN; i++) {
                account.setString(1, known(i));
                account.setString(2, known(i));
                account.executeUpdate();
                proposer.setString(1, known(i));
                proposer.setString(2, known(i));
                proposer.setString(3, EVENT);
                proposer.setString(4, EVENT_OVER);
                proposer.executeUpdate();
            }
        }
    }

    private void inviteSpeaker(int number) {
        var speakers = "/api/v1/events/" + EVENT + "/speakers";
        client.post(
                speakers,
                201,
                Map.of(
                        "slug", "speaker-" + number,
                        "name", "Speaker to be announced",
                        "organisation", "Wigan Council",
                        "biography", "To be announced.",
                        "contact", Map.of("email", known(number))),
                "Authorization",
                "Bearer " + TOKEN);
        client.post(speakers + "/speaker-" + number + "/invitation", 202, Map.of(), "Authorization", "Bearer " + TOKEN);
    }

    private static String known(int number) {
        return "known.person." + number + "@wigan.gov.uk";
    }

    private void keep(String slug, Instant now) {
        client.post(
                "/api/v1/events",
                201,
                Map.of(
                        "slug", slug,
                        "name", "Answers",
                        "summary", "An event that only this program asks about.",
                        "venue", Map.of("name", "Nowhere"),
                        "timezone", "Europe/London",
                        "startsAt", now.plus(Duration.ofDays(180)).toString(),
                        "endsAt", now.plus(Duration.ofDays(181)).toString(),
                        "registration",
                                Map.of(
                                        "opensAt", now.minus(Duration.ofDays(1)).toString(),
                                        "closesAt",
                                                now.plus(Duration.ofDays(179)).toString()),
                        "placeTypes",
                                List.of(Map.of("slug", "public-sector", "name", "Public sector", "capacity", 100_000))),
                "Authorization",
                "Bearer " + TOKEN);
    }

    private void put(String event, Instant deadline) {
        send(
                HttpRequest.newBuilder(service.uri("/api/v1/events/" + event + "/call-for-proposals"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .PUT(json(Map.of(
                                "opensAt",
                                deadline.minus(Duration.ofDays(60)).toString(),
                                "deadline",
                                deadline.toString(),
                                "introduction",
                                "Tell us what works.",
                                "formats",
                                List.of("talk")))),
                200);
    }

    /** Nanoseconds of answers, sorted, about known addresses and about unknown ones. */
    private Map<Boolean, long[]> round(Question question, int questions) throws InterruptedException {
        var order = new ArrayList<Boolean>();
        order.addAll(Collections.nCopies(questions, true));
        order.addAll(Collections.nCopies(questions, false));
        Collections.shuffle(order, random);
        var times = new HashMap<Boolean, List<Long>>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        for (var isKnown : order) {
            var address = isKnown
                    ? known(random.nextInt(KNOWN))
                    : "other.person." + strangers.incrementAndGet() + "@wigan.gov.uk";
            var request = request(question, address);
            var begun = System.nanoTime();
            send(request, question.status);
            times.get(isKnown).add(System.nanoTime() - begun);
            Thread.sleep(PAUSE_MILLIS);
        }
        var sorted = new HashMap<Boolean, long[]>();
        times.forEach((isKnown, all) -> sorted.put(
                isKnown, all.stream().mapToLong(Long::longValue).sorted().toArray()));
        return sorted;
    }

    private HttpRequest.Builder request(Question question, String address) {
        var request = HttpRequest.newBuilder(service.uri(question.path));
        return question.isForm
                ? request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("email=" + URLEncoder.encode(address, StandardCharsets.UTF_8)))
                : request.header("Content-Type", "application/json")
                        .POST(json(
                                question == Question.LINK
                                        ? Map.of("email", address)
                                        : Map.of("fullName", "Test Person", "email", address, "declaration", true)));
    }

    private void send(HttpRequest.Builder request, int expected) {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException("answer " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static HttpRequest.BodyPublisher json(Map<String, Object> body) {
        try {
            return BodyPublishers.ofByteArray(new ObjectMapper().writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException("not to be written as JSON: " + body, e);
        }
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }
}
