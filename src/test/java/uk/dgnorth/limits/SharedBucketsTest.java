package uk.dgnorth.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Secrets;

/** Each object of {@link SharedBuckets} is as one instance of the service has it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedBucketsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LIMIT = 20;

    @Inject
    @DataSource("limits")
    AgroalDataSource database;

    @Inject
    Secrets secrets;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final String key = "ada." + UUID.randomUUID() + "@leeds.gov.uk";

    @BeforeEach
    void begin_at_the_start() {
        clock.reset();
    }

    @Test
    void two_instances_together_give_no_more_than_one() throws InterruptedException, ExecutionException {
        var instances = List.of(instance(), instance());
        var threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> takes = new ArrayList<>();
        for (int i = 0; i < 10 * LIMIT; i++) {
            var buckets = instances.get(i % 2);
            takes.add(threads.submit((Callable<Boolean>) () -> buckets.tryTake(key)));
        }
        threads.shutdown();

        var given = 0;
        for (var take : takes) {
            given += take.get() ? 1 : 0;
        }
        assertThat(given).isEqualTo(LIMIT);
        assertThat(metrics.counter("dgn.limits.alone").count()).isZero();
    }

    @Test
    void a_restart_forgets_nothing() {
        use_up(instance());

        var restarted = instance();

        assertThatThrownBy(() -> restarted.take(key)).isInstanceOf(TooManyRequests.class);
        assertThatThrownBy(() -> restarted.demandOneLeft(key)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void what_one_instance_gives_back_another_can_take() {
        use_up(instance());

        instance().giveBack(key);

        assertThat(instance().tryTake(key)).isTrue();
        assertThat(instance().tryTake(key)).isFalse();
    }

    @Test
    void nobody_gets_more_than_the_limit_by_giving_back() {
        instance().giveBack(key);

        use_up(instance());
    }

    @Test
    void other_settings_hold_at_once() {
        use_up(instance());

        var generous = buckets(database).of("test", Buckets.limit(2 * LIMIT, HOUR));

        assertThatCode(() -> generous.take(key)).doesNotThrowAnyException();
    }

    @Test
    void what_was_taken_stays_taken_when_the_work_it_was_for_is_undone() {
        use_up(instance(), LIMIT - 1);

        QuarkusTransaction.begin();
        instance().take(key);
        QuarkusTransaction.rollback();

        assertThat(instance().tryTake(key)).isFalse();
    }

    @Test
    void to_look_whether_one_is_left_takes_none_and_keeps_nothing() throws SQLException {
        forget_everything();

        for (int i = 0; i < 10 * LIMIT; i++) {
            instance().demandOneLeft(key);
        }

        assertThat(rows()).isZero();
    }

    @Test
    void a_row_goes_when_its_bucket_is_full_again_and_not_before() throws SQLException {
        forget_everything();
        use_up(instance());
        var anyInstance = buckets(database);

        clock.advance(HOUR.minusSeconds(1));
        anyInstance.sweep();
        assertThat(rows()).isOne();

        clock.advance(Duration.ofSeconds(2));
        anyInstance.sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void the_table_names_nobody() throws SQLException {
        forget_everything();

        instance().take(key);

        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select row_to_json(abuse_limit)::text,"
                        + " position(?::bytea in state), position(?::bytea in key) from abuse_limit")) {
            select.setBytes(1, key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            select.setBytes(2, key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (var row = select.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).doesNotContain(key);
                assertThat(List.of(row.getInt(2), row.getInt(3))).containsOnly(0);
            }
        }
    }

    @Test
    void an_instance_that_a_database_keeps_waiting_counts_alone() throws SQLException {
        use_up(instance(), 1);
        try (var impatient = impatient();
                var connection = database.getConnection()) {
            var waiting = buckets(impatient).of("test", Buckets.limit(LIMIT, HOUR));
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("lock table abuse_limit in access exclusive mode");
            }

            use_up(waiting);

            assertThat(waiting.tryTake(key)).isFalse();
            assertThat(metrics.counter("dgn.limits.alone").count()).isOne();
            connection.rollback();
        }
    }

    private Buckets instance() {
        return buckets(database).of("test", Buckets.limit(LIMIT, HOUR));
    }

    private SharedBuckets buckets(AgroalDataSource source) {
        return new SharedBuckets(source, secrets, clock, metrics);
    }

    private AgroalDataSource impatient() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("postgres"))
                                .jdbcProperty("options", "-c statement_timeout=50ms"))));
    }

    private void use_up(Buckets buckets) {
        use_up(buckets, LIMIT);
        assertThat(buckets.tryTake(key)).isFalse();
    }

    private void use_up(Buckets buckets, int tokens) {
        for (int i = 0; i < tokens; i++) {
            buckets.take(key);
        }
    }

    private void forget_everything() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("delete from abuse_limit");
        }
    }

    private int rows() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var row = select.executeQuery("select count(*) from abuse_limit")) {
            row.next();
            return row.getInt(1);
        }
    }
}
