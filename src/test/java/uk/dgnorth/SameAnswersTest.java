package uk.dgnorth;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.proposal.ACall.aCall;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.application.Applicants;
import uk.dgnorth.proposal.ACall;

/** Whoever asks about an address learns nothing from the answer: docs/security.md says so, and how long answers take. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SameAnswersTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private record Answer(int status, List<String> headers, String body) {

        /** Without what is made at random for each. */
        static Answer of(Response response) {
            return new Answer(
                    response.statusCode(),
                    response.headers().asList().stream()
                            .map(Header::toString)
                            .map(Answer::withoutSecrets)
                            .sorted()
                            .toList(),
                    withoutSecrets(response.asString()));
        }

        private static String withoutSecrets(String text) {
            return text.replaceAll("[A-Za-z0-9_-]{32}", "(secret)");
        }
    }

    @Test
    void to_an_organisers_sign_in() {
        var organiser = Accounts.organiser();

        alike(303, organiser.email(), email -> form().formParam("email", email).post("/organiser/sign-in"));
    }

    @Test
    void to_a_speakers_sign_in() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();

        alike(303, speaker.email(), email -> form().formParam("email", email).post("/speaker/sign-in"));
    }

    @Test
    void to_a_registration() {
        var event = fixtures.anEventWithPlaces(5);
        var known = "person." + UUID.randomUUID() + "@leeds.gov.uk";
        register(fixtures, event, Applicants.form(known));

        alike(
                202,
                known,
                email -> uncompressed()
                        .contentType(ContentType.JSON)
                        .body(Applicants.form(email))
                        .post("/api/v1/events/{event}/registrations", event));
    }

    @Test
    void to_a_link_sent_again() {
        var event = fixtures.anEventWithPlaces(5);
        var known = "person." + UUID.randomUUID() + "@leeds.gov.uk";
        register(fixtures, event, Applicants.form(known));

        alike(
                202,
                known,
                email -> uncompressed()
                        .contentType(ContentType.JSON)
                        .body(Map.of("email", email))
                        .post("/api/v1/events/{event}/access-links", event));
    }

    @Test
    void to_a_proposers_sign_in_before_and_after_the_deadline() {
        var call = aCall(fixtures);
        var known = "person." + UUID.randomUUID() + "@example.org";
        call.linkFor(known);

        alike(303, known, email -> form().formParam("email", email).post(call.page() + "/start"));
        clock.set(Instant.parse(ACall.DEADLINE));
        alike(303, known, email -> form().formParam("email", email).post(call.page() + "/start"));
    }

    @Test
    void and_nothing_is_left_of_letters_to_nobody() {
        var event = fixtures.anEventWithPlaces(5);

        form().formParam("email", "stranger@example.org").post("/organiser/sign-in");
        given().contentType(ContentType.JSON)
                .body(Map.of("email", "stranger@leeds.gov.uk"))
                .post("/api/v1/events/{event}/access-links", event);

        assertThat(fixtures.rows("select 1 from outbox_message where recipient like '%.invalid'"))
                .isEmpty();
        assertThat(fixtures.letters("stranger@example.org")).isEmpty();
        assertThat(fixtures.letters("stranger@leeds.gov.uk")).isEmpty();
    }

    private static void alike(int status, String known, Function<String, Response> ask) {
        var stranger = known.replaceFirst("^(.).*@", "$1-" + UUID.randomUUID() + "@");

        var toKnown = Answer.of(ask.apply(known));
        var toStranger = Answer.of(ask.apply(stranger));

        assertThat(toKnown.status()).isEqualTo(status);
        assertThat(toStranger).isEqualTo(toKnown);
    }

    /** How short an answer gets when it is compressed depends on the secret in it. */
    private static RequestSpecification uncompressed() {
        return given().config(config().decoderConfig(decoderConfig().noContentDecoders()));
    }

    private static RequestSpecification form() {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
