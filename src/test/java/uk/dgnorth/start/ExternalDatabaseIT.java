package uk.dgnorth.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.dgnorth.RunningService;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExternalDatabaseIT {

    private static EmbeddedPostgres database;

    @TempDir
    Path directory;

    @BeforeAll
    static void start_a_database_elsewhere() throws IOException {
        database = EmbeddedPostgres.start();
    }

    @AfterEach
    void end_every_service() {
        RunningService.killEverything();
    }

    @AfterAll
    static void stop_the_database() throws IOException {
        database.close();
    }

    @Test
    void is_found_in_a_configuration_file_beside_the_service_which_then_has_no_embedded_one() throws Exception {
        var temporary = Files.createDirectory(directory.resolve("temporary"));
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config/application.properties"),
                "quarkus.datasource.jdbc.url=" + database.getJdbcUrl("postgres", "postgres")
                        + "\nquarkus.datasource.username=postgres\n");

        var service = RunningService.start(
                directory,
                Map.of(),
                "-Xlog:class+load:file=" + directory.resolve("classes.log"),
                "-Djava.io.tmpdir=" + temporary);

        assertThat(service.embeddedDirectory()).doesNotExist();
        assertThat(temporary.resolve("embedded-pg")).doesNotExist();
        assertThat(Files.readString(directory.resolve("classes.log")))
                .doesNotContain("uk.dgnorth.embedded.EmbeddedDatabase")
                .doesNotContain("io.zonky");
        // Its doors are open a moment before it has said so.
        await().untilAsserted(() -> assertThat(service.output()).contains("is ready"));
        assertThat(service.output()).doesNotContain("Organiser token");
        assertThat(service.terminate()).isEqualTo(128 + 15);
    }

    @Test
    void takes_two_services_that_start_at_once() throws Exception {
        var one = Files.createDirectory(directory.resolve("one"));
        var two = Files.createDirectory(directory.resolve("two"));

        var first = RunningService.launch(one, external(Map.of()));
        var second = RunningService.launch(two, external(Map.of()));

        first.awaitReady();
        second.awaitReady();
        assertThat(first.isReady() && second.isReady()).isTrue();
    }

    @Test
    void needs_a_mail_server_where_others_can_reach_the_service() {
        var service =
                RunningService.launch(directory, external(Map.of("DGN_PUBLIC_URL", "https://register.example.org")));

        assertThat(service.awaitExit()).isEqualTo(1);
        assertThat(service.output().lines())
                .singleElement()
                .asString()
                .startsWith("No mail server is configured.")
                .contains("QUARKUS_MAILER_HOST");
    }

    @Test
    void needs_to_know_its_proxies_before_it_believes_any() {
        var service = RunningService.launch(
                directory, external(Map.of("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")));

        assertThat(service.awaitExit()).isEqualTo(1);
        assertThat(service.output().lines())
                .singleElement()
                .asString()
                .startsWith("Anybody could say who they are.")
                .contains("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
    }

    @Test
    void where_others_reach_it_it_answers_to_its_own_names_hides_its_tools_and_speaks_https() throws Exception {
        var service = RunningService.start(
                directory,
                external(Map.of(
                        "DGN_PUBLIC_URL",
                        "https://register.example.org",
                        "QUARKUS_MAILER_HOST",
                        "mail.invalid",
                        "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
                        "true",
                        "QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST",
                        "true",
                        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
                        "127.0.0.2")));

        answersToItsOwnNamesAndBelievesItsProxiesAloneAboutThem(service);
        hidesItsTools(service);
        speaksHttpsAlone(service);
    }

    private static void answersToItsOwnNamesAndBelievesItsProxiesAloneAboutThem(RunningService service)
            throws IOException {
        assertThat(status(service, "127.0.0.1", "register.example.org", "evil.example"))
                .isEqualTo(200);
        assertThat(status(service, "127.0.0.1", "evil.example", "register.example.org"))
                .isEqualTo(421);
        assertThat(status(service, "127.0.0.1", "localhost", "register.example.org"))
                .isEqualTo(421);
        assertThat(status(service, "127.0.0.2", "inside.example", "register.example.org"))
                .isEqualTo(200);
        assertThat(status(service, "127.0.0.2", "register.example.org", "evil.example"))
                .isEqualTo(421);
    }

    private static void hidesItsTools(RunningService service) throws IOException {
        assertThat(answer(service, "/q/swagger-ui/")).startsWith("HTTP/1.1 404");
        assertThat(answer(service, "/openapi")).startsWith("HTTP/1.1 200");
        assertThat(service.output()).doesNotContain("/q/swagger-ui").doesNotContain("/development/inbox");
    }

    private static void speaksHttpsAlone(RunningService service) throws IOException {
        var welsh = answer(service, "/?lang=cy");
        assertThat(welsh)
                .containsIgnoringCase("\r\nStrict-Transport-Security: max-age=63072000; includeSubDomains\r\n");
        var cookie = welsh.lines()
                .filter(line -> line.regionMatches(true, 0, "Set-Cookie: ", 0, 12))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.substring(12))
                .startsWith("__Host-language=cy;")
                .contains(";Secure", ";HttpOnly", ";Path=/", ";SameSite=Lax")
                .doesNotContain("Domain");
    }

    /** What the home page answers to somebody who comes from an address and says these names. */
    private static int status(RunningService service, String from, String host, String forwardedHost)
            throws IOException {
        return Integer.parseInt(answer(service, "/", from, host, forwardedHost).split(" ", 3)[1]);
    }

    private static String answer(RunningService service, String path) throws IOException {
        return answer(service, path, "127.0.0.1", "register.example.org", "register.example.org");
    }

    private static String answer(RunningService service, String path, String from, String host, String forwardedHost)
            throws IOException {
        try (var connection = new Socket("127.0.0.1", service.uri("/").getPort(), InetAddress.getByName(from), 0)) {
            connection.setSoTimeout(10_000);
            connection
                    .getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Host: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host, forwardedHost)
                            .getBytes(UTF_8));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static Map<String, String> external(Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        return environment;
    }
}
