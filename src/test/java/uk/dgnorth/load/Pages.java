package uk.dgnorth.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

/**
 * How fast pages are: the packaged service with the example event, asked by a crowd for a page, a question and a static
 * file in turns, so that what slows the machine slows all three.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class Pages {

    private static final int CLIENTS = Integer.parseInt(System.getenv().getOrDefault("CLIENTS", "50"));
    private static final int REQUESTS = Integer.parseInt(System.getenv().getOrDefault("REQUESTS", "5000"));
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "5"));
    private static final String EVENT = "/events/digital-government-north";
    private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+");
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
        var service =
                RunningService.launch(directory, Map.of("DGN_LIMITS_ENABLED", "false"), "-XX:TieredStopAtLevel=4");
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
        var targets = List.of(EVENT, EVENT + "/register/email", asset(assets, "site.css"));
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
        var floor = medianRate(rates.get(targets.get(2)));
        System.out.printf("%n%d clients, medians of %d rounds of %d%n", CLIENTS, ROUNDS, REQUESTS);
        for (var target : targets) {
            var rounds = rates.get(target);
            System.out.printf(
                    "%-45s %6.0f a second, %.2f of static bytes, p50 %5.1f ms, p99 %5.1f ms%n",
                    target.startsWith("/assets") ? "a static file" : target,
                    medianRate(rounds),
                    medianRate(rounds) / floor,
                    median(rounds.stream().mapToDouble(Round::p50)),
                    median(rounds.stream().mapToDouble(Round::p99)));
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
                get(path);
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
                        .header("Accept", "text/html")
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
