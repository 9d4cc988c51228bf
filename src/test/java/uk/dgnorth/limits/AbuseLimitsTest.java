package uk.dgnorth.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AbuseLimitsTest {

    private static final String NETWORK = "192.0.2.1";

    @Inject
    SharedBuckets shared;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private AbuseLimits limits;

    @BeforeEach
    void begin_with_nothing_taken() throws SQLException {
        clock.reset();
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("delete from abuse_limit");
        }
        limits = new AbuseLimits(
                new SmallRyeConfigBuilder()
                        .withMapping(LimitsConfig.class)
                        .build()
                        .getConfigMapping(LimitsConfig.class),
                shared,
                clock,
                metrics);
    }

    @Test
    void three_letters_go_to_an_address_at_once_and_more_only_later() {
        times(3, () -> limits.letter("ada@leeds.gov.uk"));

        var refused = refusal(() -> limits.letter("ada@leeds.gov.uk"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).isPositive();
        assertThatCode(() -> limits.letter("bob@leeds.gov.uk")).doesNotThrowAnyException();
        clock.advance(refused.retryAfter());
        assertThatCode(() -> limits.letter("ada@leeds.gov.uk")).doesNotThrowAnyException();
    }

    @Test
    void ten_letters_a_day_are_enough_for_an_address() {
        var sent = 0;
        for (int tenMinutes = 0; tenMinutes < 24; tenMinutes++) {
            for (int i = 0; i < 5; i++) {
                sent += catchThrowableOfType(TooManyRequests.class, () -> limits.letter("ada@leeds.gov.uk")) == null
                        ? 1
                        : 0;
            }
            clock.advance(Duration.ofMinutes(10));
        }

        // Of the day's allowance a sixth comes back in four hours.
        assertThat(sent).isLessThanOrEqualTo(11);
    }

    @Test
    void sixty_submissions_from_a_network_are_kept_and_a_proved_one_makes_room() {
        for (int i = 0; i < 60; i++) {
            limits.submission(NETWORK, "council" + i + ".gov.uk");
        }
        assertThat(refusal(() -> limits.submission(NETWORK, "other.gov.uk")).status())
                .isEqualTo(429);

        limits.proved(NETWORK);

        assertThatCode(() -> limits.submission(NETWORK, "other.gov.uk")).doesNotThrowAnyException();
        assertThatCode(() -> limits.submission("192.0.2.2", "other.gov.uk")).doesNotThrowAnyException();
    }

    @Test
    void a_busy_domain_is_slowed_down_and_not_shut_out() {
        fillDomain("leeds.gov.uk");

        var refused = refusal(() -> limits.submission("198.51.100.1", "leeds.gov.uk"));

        assertThat(refused.retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(metrics.counter("dgn.alerts", "kind", "domain").count()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> limits.submission("198.51.100.1", "leeds.gov.uk")).doesNotThrowAnyException();
    }

    @Test
    void a_network_that_is_over_its_own_limit_uses_up_nothing_of_a_domain() {
        times(60, () -> limits.submission(NETWORK, "leeds.gov.uk"));
        for (int i = 0; i < 1000; i++) {
            refusal(() -> limits.submission(NETWORK, "leeds.gov.uk"));
        }

        assertThatCode(() -> limits.submission("192.0.2.2", "leeds.gov.uk")).doesNotThrowAnyException();
    }

    @Test
    void being_slowed_down_with_a_domain_uses_up_nothing_of_a_network() {
        fillDomain("leeds.gov.uk");
        for (int i = 0; i < 100; i++) {
            refusal(() -> limits.submission("198.51.100.1", "leeds.gov.uk"));
        }

        assertThatCode(() -> limits.submission("198.51.100.1", "wigan.gov.uk")).doesNotThrowAnyException();
    }

    @Test
    void ten_wrong_codes_end_guessing_but_never_the_link() {
        times(10, () -> limits.wrongCode("ada@leeds.gov.uk", NETWORK));

        assertThat(refusal(() -> limits.code("ada@leeds.gov.uk", "192.0.2.2")).status())
                .isEqualTo(429);
        assertThatCode(() -> limits.link("192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> limits.code("bob@leeds.gov.uk", NETWORK)).doesNotThrowAnyException();
    }

    @Test
    void a_network_that_mistypes_for_many_addresses_is_stopped_too() {
        for (int i = 0; i < 60; i++) {
            limits.wrongCode("person" + i + "@leeds.gov.uk", NETWORK);
        }

        assertThat(refusal(() -> limits.code("new@leeds.gov.uk", NETWORK)).status())
                .isEqualTo(429);
        assertThat(refusal(() -> limits.link(NETWORK)).status()).isEqualTo(429);
    }

    @Test
    void three_new_codes_an_hour_are_enough_for_an_application() {
        times(3, () -> limits.newCode("pending"));

        assertThat(refusal(() -> limits.newCode("pending")).status()).isEqualTo(429);
    }

    @Test
    void somebody_is_told_of_a_fourth_lookalike() {
        times(3, () -> limits.lookalike(NETWORK));
        assertThat(metrics.counter("dgn.alerts", "kind", "lookalike").count()).isZero();

        limits.lookalike(NETWORK);

        assertThat(metrics.counter("dgn.alerts", "kind", "lookalike").count()).isEqualTo(1);
    }

    private void fillDomain(String domain) {
        for (int i = 0; i < 200; i++) {
            limits.submission("203.0.113." + i, domain);
        }
    }

    private static void times(int count, Runnable action) {
        for (int i = 0; i < count; i++) {
            action.run();
        }
    }

    private static TooManyRequests refusal(ThrowingCallable action) {
        var refused = catchThrowableOfType(TooManyRequests.class, action);
        assertThat(refused).isNotNull();
        return refused;
    }
}
