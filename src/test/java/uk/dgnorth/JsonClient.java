package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks JSON with the packaged service, as any client does. */
final class JsonClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What the service answered. */
    record Answer(int status, JsonNode body, @Nullable String eTag, boolean asksToRetry) {

        /** Of what needed no request. */
        static final Answer NONE = new Answer(204, JSON.createObjectNode(), null, false);

        Answer demand(int wanted) {
            assertThat(status).as("%s", body).isEqualTo(wanted);
            return this;
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Answer get(RunningService service, String path, String token) {
        return send(service, token, HttpRequest.newBuilder(service.uri(path)).GET());
    }

    Answer post(RunningService service, String path, String token, @Nullable Object body) {
        return send(
                service,
                token,
                HttpRequest.newBuilder(service.uri(path))
                        .header("Content-Type", "application/json")
                        .POST(json(body)));
    }

    Answer put(RunningService service, String path, String token, String eTag, Object body) {
        return send(
                service,
                token,
                HttpRequest.newBuilder(service.uri(path))
                        .header("Content-Type", "application/json")
                        .header("If-Match", eTag)
                        .PUT(json(body)));
    }

    Answer delete(RunningService service, String path, String token) {
        return send(service, token, HttpRequest.newBuilder(service.uri(path)).DELETE());
    }

    /** One CSV file and one word in a form of several parts. */
    Answer upload(RunningService service, String path, String token, Map.Entry<String, String> field, String csv) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                + field.getValue()
                + "\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--part--\r\n";
        return send(
                service,
                token,
                HttpRequest.newBuilder(service.uri(path))
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(BodyPublishers.ofString(body)));
    }

    private Answer send(RunningService service, String token, HttpRequest.Builder request) {
        try {
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var response = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()),
                    response.headers().firstValue("ETag").orElse(null),
                    response.headers().firstValue("Retry-After").isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static HttpRequest.BodyPublisher json(@Nullable Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
