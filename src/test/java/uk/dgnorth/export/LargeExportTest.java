package uk.dgnorth.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LargeExportTest {

    /** Far more than the sockets and the buffers between server and client hold. */
    private static final int MANY = 200_000;

    /** All the rows in memory would be well over 100 MiB, the file alone some 30 MiB. */
    private static final long MEBIBYTES_ALLOWED = 16;

    @TestHTTPResource("/")
    URI service;

    @Inject
    Fixtures fixtures;

    @Inject
    SomeRegistrations registrations;

    @Inject
    TestClock clock;

    /** One for all tests, which only read it: so many rows take their time. */
    private static @Nullable String event;

    private int exportsBefore;

    @BeforeEach
    void anEventWithManyRegistrations() {
        clock.reset();
        if (event == null) {
            event = fixtures.anEventWithPlaces(10);
            registrations.confirmed(event, MANY);
        }
        await().until(() -> outcomes().size() == begun());
        exportsBefore = begun();
    }

    private int begun() {
        return fixtures.rows("select 1 from audit_entry where event = ? and action = 'attendee export begun'", event)
                .size();
    }

    private HttpResponse<InputStream> open(String file) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.resolve("/api/v1/events/" + event + "/" + file))
                                .header("Authorization", "Bearer " + Fixtures.ORGANISER_TOKEN)
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** Of each export that has ended, oldest first: how many rows were written, and whether these were all. */
    private List<String> outcomes() {
        var entries = fixtures.rows("""
                select (after ->> 'rows') || ' ' || (after ->> 'complete') as outcome from audit_entry
                where event = ? and action = 'attendees exported' order by id""", event);
        return entries.stream().map(entry -> entry.get("outcome")).toList();
    }

    private String outcome() {
        await().until(() -> outcomes().size() > exportsBefore);
        return outcomes().get(exportsBefore);
    }

    private static long usedMebibytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() >> 20;
    }

    @Test
    void takes_no_more_memory_for_more_rows() throws Exception {
        var before = usedMebibytes();

        try (var csv = lines(open("attendees.csv"))) {
            var rows = -1;
            var most = 0L;
            while (csv.readLine() != null) {
                rows++;
                if (rows % (MANY / 4) == MANY / 8) {
                    most = Math.max(most, usedMebibytes());
                }
            }

            assertThat(rows).isEqualTo(MANY);
            assertThat(most - before).isLessThan(MEBIBYTES_ALLOWED);
        }
        assertThat(outcome()).isEqualTo(MANY + " true");
    }

    @Test
    void is_on_record_with_the_rows_written_when_the_client_hangs_up() throws Exception {
        try (var csv = lines(open("attendees.csv"))) {
            assertThat(csv.readLine()).startsWith("reference");
        }

        assertThat(outcome()).endsWith(" false");
        assertThat(Integer.parseInt(outcome().split(" ")[0])).isBetween(1, MANY - 1);
    }

    @Test
    void does_not_look_whole_when_the_database_goes_away_midway() throws Exception {
        for (var file : new String[] {"attendees.csv", "attendees.json"}) {
            var response = open(file);
            assertThat(response.statusCode()).isEqualTo(200);

            // Between two fetches: while one is under way it is active for a moment.
            await().until(() -> fixtures.rows("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where query like '%from registration r join place_type p%' and state = 'idle in transaction'
                        and pid <> pg_backend_pid()""").size() == 1);

            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void lets_only_a_few_clients_read_at_once_so_that_people_can_go_on_registering() throws Exception {
        try (var one = open("attendees.csv").body();
                var two = open("attendees.json").body()) {
            var third = open("attendees.csv");

            assertThat(one.read()).isEqualTo('r');
            assertThat(two.read()).isEqualTo('{');
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().map()).containsKey("retry-after");
            assertThat(third.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        await().until(() -> {
            try (var again = open("attendees.csv?q=nobody").body()) {
                return again.read() == 'r';
            }
        });
    }

    @Test
    void puts_no_connection_back_that_behaves_differently() throws Exception {
        try (var csv = open("attendees.csv").body()) {
            csv.readAllBytes();
        }

        for (int i = 0; i < 8; i++) {
            assertThat(fixtures.row("show idle_in_transaction_session_timeout"))
                    .isEqualTo(Map.of("idle_in_transaction_session_timeout", "1min"));
        }
    }
}
