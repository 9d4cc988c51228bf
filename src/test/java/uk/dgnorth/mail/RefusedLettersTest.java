package uk.dgnorth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.dgnorth.mail.ExampleLetter.aLetter;
import static uk.dgnorth.mail.StubbornServer.HANG_UP;
import static uk.dgnorth.mail.StubbornServer.SAY_NOTHING;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.TestClock;

@QuarkusTest
@TestProfile(RealMailServer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedLettersTest {

    @Inject
    TestPost post;

    @Inject
    OutboxMessages messages;

    @Inject
    Delivery delivery;

    @Inject
    MailConfig config;

    @Inject
    MeterRegistry metrics;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private Dispatcher dispatcher;

    @BeforeEach
    void start() throws SQLException {
        post.empty();
        clock.reset();
        dispatcher = new Dispatcher(messages, delivery, config, metrics, clock);
    }

    private void sendDue() {
        boolean more;
        do {
            more = dispatcher.sendDue();
        } while (more);
    }

    private StubbornServer server(UnaryOperator<String> whims) throws IOException {
        return new StubbornServer(port, whims);
    }

    private static UnaryOperator<String> refusing(String recipient) {
        return command ->
                command.equals("RCPT TO:<" + recipient + ">") ? "550 5.1.1 <" + recipient + "> unknown" : null;
    }

    @Test
    void a_refused_letter_blocks_no_other_waits_longer_each_time_and_fails_in_the_end() throws Exception {
        try (var server = server(refusing("gone@leeds.gov.uk"))) {
            post.add(aLetter().to("gone@leeds.gov.uk"), aLetter().to("ada@leeds.gov.uk"));
            var waits = new ArrayList<Duration>();

            while (post.row().status().equals("queued")) {
                var tries = post.row().tries();
                sendDue();
                if (post.row().tries() > tries) {
                    waits.add(Duration.between(clock.instant(), post.row().dueAt()));
                }
                clock.set(post.row().dueAt());
            }

            await().untilAsserted(() -> assertThat(server.delivered).containsExactly("ada@leeds.gov.uk"));
            assertThat(post.row().status()).isEqualTo("failed");
            assertThat(post.row().tries()).isEqualTo(config.maxTries());
            assertThat(post.row().text()).isNotNull();
            assertThat(post.row().lastError())
                    .contains("550 5.1.1 <(address)> unknown")
                    .doesNotContain("gone@");
            assertThat(waits.subList(0, 8)).isSorted().doesNotHaveDuplicates();
            assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMinutes(144)) <= 0);
        }
    }

    @Test
    void an_address_that_no_mail_client_takes_counts_against_its_letter_only() throws Exception {
        try (var server = server(command -> null)) {
            post.add(aLetter().to("not an address"), aLetter().to("ada@leeds.gov.uk"));

            sendDue();

            await().untilAsserted(() -> assertThat(server.delivered).containsExactly("ada@leeds.gov.uk"));
            assertThat(post.row().tries()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 no service here",
        "CONNECT, 421 too busy",
        "CONNECT, hang up",
        "CONNECT, say nothing",
        "MAIL, 421 closing down",
        "MAIL, 530 sign in first",
        "END, hang up"
    })
    void a_server_that_serves_nobody_costs_no_letter_a_try(String command, String answer) throws Exception {
        post.add(aLetter(), aLetter());
        try (var broken = server(said -> said.startsWith(command) ? answer : null)) {
            sendDue();
            assertThat(broken.delivered).isEmpty();
        }
        assertThat(post.rows()).extracting(TestPost.Row::tries).containsOnly(0);

        try (var server = server(command1 -> null)) {
            for (int second = 0; second < 10; second++) {
                clock.advance(Duration.ofSeconds(1));
                sendDue();
            }

            await().untilAsserted(() -> assertThat(server.delivered).hasSize(2));
        }
    }

    @Test
    void a_letter_that_breaks_the_connection_each_time_is_found_out() throws Exception {
        try (var server = server(said -> said.equals("RCPT TO:<poison@leeds.gov.uk>") ? HANG_UP : null)) {
            post.add(aLetter().to("poison@leeds.gov.uk"), aLetter().to("ada@leeds.gov.uk"));

            for (int second = 0; second < 10; second++) {
                sendDue();
                clock.advance(Duration.ofSeconds(1));
            }

            await().untilAsserted(() -> assertThat(server.delivered).containsExactly("ada@leeds.gov.uk"));
            assertThat(post.row().tries()).isEqualTo(1);
            assertThat(post.row().dueAt()).isAfter(clock.instant());
        }
    }

    @Test
    void a_clock_that_is_set_back_makes_no_pause_longer() throws Exception {
        post.add(aLetter());
        sendDue(); // nobody listens
        clock.advance(Duration.ofDays(-1));
        post.add(aLetter().to("ada@leeds.gov.uk"));

        try (var server = server(said -> null)) {
            sendDue();

            await().untilAsserted(() -> assertThat(server.delivered).containsExactly("ada@leeds.gov.uk"));
        }
    }

    /** More often than the mail client has room for connections. */
    @Test
    void a_server_that_was_silent_for_long_leaves_no_connection_hanging() throws Exception {
        post.add(aLetter());
        var silent = new AtomicInteger();
        var moreThanThePool = RealMailServer.CONNECTIONS + 1;
        try (var server = server(
                said -> said.equals("CONNECT") && silent.incrementAndGet() <= moreThanThePool ? SAY_NOTHING : null)) {
            for (int round = 0; round < moreThanThePool + 3; round++) {
                sendDue();
                clock.advance(config.longestPause().multipliedBy(2));
            }

            await().untilAsserted(() -> assertThat(server.delivered).hasSize(1));
            assertThat(silent.get()).isGreaterThan(moreThanThePool);
        }
    }
}
