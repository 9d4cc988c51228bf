package uk.dgnorth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.dgnorth.mail.ExampleLetter.aLetter;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.LeftToItself;

@QuarkusTest
@TestProfile(LeftToItself.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailWorkerTest {

    @Inject
    TestPost post;

    @Inject
    QueueMetrics metrics;

    @Test
    void letters_leave_by_themselves_once_their_transaction_has_committed() throws Exception {
        post.empty();

        post.add(aLetter(), aLetter(), aLetter());

        await().untilAsserted(() ->
                assertThat(post.rows()).extracting(TestPost.Row::status).containsExactly("sent", "sent", "sent"));
        metrics.measure();
    }
}
