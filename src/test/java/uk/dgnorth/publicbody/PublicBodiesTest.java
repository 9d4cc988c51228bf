package uk.dgnorth.publicbody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Rule;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicBodiesTest {

    @Inject
    PublicBodies bodies;

    @Inject
    KeptLists kept;

    @Inject
    DataSource database;

    @Test
    void the_lists_in_force_are_kept_from_the_start() {
        var inForce = bodies.rulesInForce().lists();

        var found = kept.find(inForce.version()).orElseThrow();

        assertThat(found.entries()).containsExactlyInAnyOrderElementsOf(inForce.entries());
        assertThat(found.constants()).isEqualTo(inForce.constants());
        assertThat(found.version()).isEqualTo(inForce.version());
    }

    @Test
    void a_decision_is_replayed_under_the_lists_of_its_day() {
        var earlier = without("scottishfuturestrust.org.uk");
        kept.keep(earlier);
        var addresses =
                Stream.of("a@scottishfuturestrust.org.uk", "a@b.wigan.gov.uk", "info@gov.uk", "a@notgov.uk", "?");
        var then = new EligibilityRules(earlier);

        assertThat(addresses).allSatisfy(address -> {
            var decision = then.decide(address);
            assertThat(bodies.rulesOf(decision.listVersion()).decide(address)).isEqualTo(decision);
        });
        assertThat(bodies.rulesOf(earlier.version())
                        .decide("a@scottishfuturestrust.org.uk")
                        .rule())
                .isEqualTo(Rule.UNKNOWN);
        assertThat(bodies.rulesInForce().decide("a@scottishfuturestrust.org.uk").rule())
                .isEqualTo(Rule.PUBLIC);
    }

    @Test
    void instances_that_start_together_keep_one_copy() throws SQLException {
        var lists = without("wigan.gov.uk");

        IntStream.range(0, 8).parallel().forEach(instance -> kept.keep(lists));

        assertThat(count(lists.version())).isOne();
    }

    @Test
    void lists_that_were_changed_after_the_day_replay_nothing() throws SQLException {
        var lists = without("leeds.gov.uk");
        kept.keep(lists);

        execute("update eligibility_list_version set parts = parts[2:] where version = '" + lists.version() + "'");

        assertThatThrownBy(() -> bodies.rulesOf(lists.version()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("were changed");
    }

    @Test
    void a_version_that_nobody_kept_is_no_version() {
        assertThatThrownBy(() -> bodies.rulesOf("0".repeat(32))).isInstanceOf(IllegalStateException.class);
    }

    private static EligibilityLists without(String domain) {
        var lists = BuiltInLists.read();
        var rest = lists.entries().stream()
                .filter(entry -> !entry.domain().equals(domain))
                .toList();
        return new EligibilityLists(rest, lists.constants());
    }

    private int count(String version) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from eligibility_list_version where version = '" + version + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
