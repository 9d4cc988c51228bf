package uk.dgnorth.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.apache.commons.io.FileUtils;
import uk.dgnorth.RunningService;
import uk.dgnorth.programme.LargeProgramme;

/**
 * How fast pages are: the packaged service with the example event and one with a large programme, asked by a crowd for
 * pages, JSON and a static file in turns, so that what slows the machine slows all of them.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class Pages {

    private static final int CLIENTS = Integer.parseInt(System.getenv().getOrDefault("CLIENTS", "50"));
    private static final int REQUESTS = Integer.parseInt(System.getenv().getOrDefault("REQUESTS", "5000"));
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "5"));
    private static final String EVENT = "/events/digital-government-north";
    private static final String LARGE = "/events/large";
    private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+");
    private static final String ORGANISER = "organiser-token-of-the-measurement";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final RunningService service;

    private Pages(RunningService service) {
        this.service = service;
    }

    public static void main(String... arguments) throws Exception {
        var directory = Path.of("target", "pages");
        FileUtils.deleteDirectory(directory.toFile());
        Files.createDirectories(directory);
        // As in production, where the second compiler is not left out for the sake of a quick start.
        var service = RunningService.launch(
                directory,
                Map.of("DGN_LIMITS_ENABLED", "false", "DGN_ORGANISER_TOKEN", ORGANISER),
                "-XX:TieredStopAtLevel=4");
        Runtime.getRuntime().addShutdownHook(new Thread(RunningService::killEverything));
        service.awaitReady();
        new Pages(service).run();
        service.terminate();
        System.exit(0);
    }

    private void run() throws Exception {
        var assets = ASSET.matcher(get(EVENT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        var staticFile = asset(assets, "site.css");
        var largeFile = asset(assets, "govuk-frontend.min.css");
        releaseLargeProgramme();
        var targets = List.of(
                EVENT,
                EVENT + "/register/email",
                LARGE + "/programme",
                "/api/v1" + LARGE + "/programme",
                staticFile,
                largeFile);
        printTransferred(assets);
        for (var target : targets) {
            round(target);
        }
        var rates = new TreeMap<String, List<Round>>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var target : targets) {
                rates.computeIfAbsent(target, first -> new ArrayList<>()).add(round(target));
            }
        }
        var small = medianRate(rates.get(staticFile));
        var large = medianRate(rates.get(largeFile));
        System.out.printf("%n%d clients, medians of %d rounds of %d%n", CLIENTS, ROUNDS, REQUESTS);
        for (var target : targets) {
            var rounds = rates.get(target);
            System.out.printf(
                    "%-32s %,8d bytes, %6.0f a second, %.2f of a small static file, %.2f of a large one, p50 %5.1f ms,"
                            + " p99 %5.1f ms%n",
                    target.substring(target.startsWith("/assets") ? target.lastIndexOf('/') : 0),
                    transferred(target),
                    medianRate(rounds),
                    medianRate(rounds) / small,
                    medianRate(rounds) / large,
                    median(rounds.stream().mapToDouble(Round::p50)),
                    median(rounds.stream().mapToDouble(Round::p99)));
        }
    }

    /** As organisers do, by the API. */
    private void releaseLargeProgramme() throws IOException, InterruptedException {
        var start = Map.of("opensAt", "2026-01-01T09:00:00Z", "closesAt", "2027-09-13T22:59:00Z");
        var event = new HashMap<String, Object>(Map.of(
                "slug",
                "large",
                "name",
                "A large conference",
                "summary",
                "Two days.",
                "venue",
                Map.of("name", "Central Hall"),
                "timezone",
                "Europe/London",
                "startsAt",
                LargeProgramme.STARTS_AT,
                "endsAt",
                LargeProgramme.ENDS_AT,
                "registration",
                start));
        event.put("placeTypes", List.of(Map.of("slug", "public-sector", "name", "Public sector", "capacity", 500)));
        post("/api/v1/events", event);
        for (var piece : LargeProgramme.pieces()) {
            post("/api/v1" + LARGE + "/" + piece.kind(), piece.part());
        }
        post("/api/v1" + LARGE + "/programme/releases", Map.of("note", "All of it"));
    }

    private void post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + ORGANISER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private record Round(double rate, double p50, double p99) {}

    private Round round(String path) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        var each = REQUESTS / CLIENTS;
        Callable<long[]> client = () -> {
            var times = new long[each];
            for (int i = 0; i < each; i++) {
                var begun = System.nanoTime();
                transferred(path);
                times[i] = System.nanoTime() - begun;
            }
            return times;
        };
        var begun = System.nanoTime();
        var all = new ArrayList<long[]>();
        for (var future : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
            all.add(future.get());
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        threads.shutdown();
        var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Round(times.length / seconds, millis(times, 0.5), millis(times, 0.99));
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(PATIENCE)
                        .header("Accept", "*/*")
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** As a browser asks, so compressed; the next view has all but the page itself. */
    private void printTransferred(List<String> assets) throws IOException, InterruptedException {
        var page = transferred(EVENT);
        var first = page;
        for (var asset : assets) {
            first += transferred(asset);
        }
        // The module that site.js imports.
        first += transferred(asset(assets, "site.js").replace("site.js", "govuk-frontend.min.js"));
        System.out.printf("First view %,d bytes, next views %,d bytes%n", first, page);
    }

    private long transferred(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(PATIENCE)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body().length;
    }

    private URI uri(String path) {
        return service.uri(path);
    }

    private static String asset(List<String> assets, String file) {
        return assets.stream()
                .filter(asset -> asset.endsWith("/" + file))
                .findFirst()
                .orElseThrow();
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }

    private static double medianRate(List<Round> rounds) {
        return median(rounds.stream().mapToDouble(Round::rate));
    }

    private static double median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
