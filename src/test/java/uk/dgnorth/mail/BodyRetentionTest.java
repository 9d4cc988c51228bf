package uk.dgnorth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.mail.ExampleLetter.aLetter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BodyRetentionTest {

    @Inject
    TestPost post;

    @Inject
    TestClock clock;

    @Inject
    BodyRetention retention;

    @BeforeEach
    void start() throws SQLException {
        clock.reset();
        post.empty();
    }

    @Test
    void forgets_what_a_letter_said_fourteen_days_after_it_was_sent() throws SQLException {
        post.add(aLetter().about("DGN-1"));
        post.sendAllDue();
        clock.advance(Duration.ofDays(1));
        post.add(aLetter().about("DGN-2"));
        post.sendAllDue();
        post.add(aLetter().about("DGN-3"));

        clock.set(TestClock.START.plus(Duration.ofDays(14)).plusSeconds(1));
        retention.forgetOldBodies();

        assertThat(post.rows()).extracting(TestPost.Row::status).containsExactly("sent", "sent", "queued");
        assertThat(post.row().text()).isNull();
        assertThat(post.row().html()).isNull();
        assertThat(post.rows().get(1).text()).isNotNull();
        assertThat(post.rows().get(2).text()).isNotNull();
        assertThat(post.textsAbout("DGN-1")).isEmpty();
        assertThat(post.textsAbout("DGN-2")).hasSize(1);
    }
}
