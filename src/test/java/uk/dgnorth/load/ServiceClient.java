package uk.dgnorth.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.dgnorth.PostOffice;

/** The service as its clients see it: JSON over connections that are kept open. */
final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI service;
    private final PostOffice post;

    ServiceClient(URI service, PostOffice post) {
        this.service = service;
        this.post = post;
    }

    /** How long one registration took: its two requests, and all of it with the wait for the letter between them. */
    record Journey(long submitNanos, long confirmNanos, long wholeNanos) {}

    /** A person asks for a place, waits for the letter, and proves the address with its code. */
    Journey register(String event, String address) {
        var letter = post.codeFor(address);
        var registrations = "/api/v1/events/" + event + "/registrations";
        var begun = System.nanoTime();
        var pending =
                post(registrations, 202, Map.of("fullName", "Test Person", "email", address, "declaration", true));
        var submitted = System.nanoTime();
        var code = await(letter);
        var confirming = System.nanoTime();
        var confirmed = post(
                registrations + "/" + pending.get("pendingId").asText() + "/confirmation", 200, Map.of("code", code));
        var end = System.nanoTime();
        var status = confirmed.get("registration").get("status").asText();
        if (!status.equals("confirmed")) {
            throw new IllegalStateException("registered, but " + status);
        }
        return new Journey(submitted - begun, end - confirming, end - begun);
    }

    private static String await(CompletableFuture<String> letter) {
        try {
            return letter.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no letter came within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a letter without a code came", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    JsonNode post(String path, int expected, Map<String, Object> body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException("answer " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether the service answers this with 200 yet. */
    boolean answers(String path) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(service.resolve(path))
                                            .timeout(PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
