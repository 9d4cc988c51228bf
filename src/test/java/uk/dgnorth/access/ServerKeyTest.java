package uk.dgnorth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerKeyTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Fixtures fixtures;

    private String keyOfTheService;

    @BeforeEach
    void forgetTheKey() {
        keyOfTheService = fixtures.row("select key from server_key").get("key");
        fixtures.update("delete from server_key");
    }

    @AfterEach
    void restoreTheKey() {
        fixtures.update("delete from server_key");
        fixtures.update("insert into server_key (id, key) values (1, ?)", keyOfTheService);
    }

    @Test
    void outlives_the_transaction_that_needed_it_first() {
        var key = new ServerKey(database, Optional.empty());

        QuarkusTransaction.begin();
        var signed = key.sign("purpose", "text");
        QuarkusTransaction.rollback();

        assertThat(new ServerKey(database, Optional.empty()).sign("purpose", "text"))
                .isEqualTo(signed);
    }

    @Test
    void is_shared_by_all_instances_and_differs_by_purpose() {
        var one = new ServerKey(database, Optional.empty());
        var other = new ServerKey(database, Optional.empty());

        assertThat(one.sign("a", "text")).isEqualTo(other.sign("a", "text")).isNotEqualTo(one.sign("b", "text"));
    }
}
