package uk.dgnorth.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;
import static uk.dgnorth.speaker.ASpeaker.anAddress;
import static uk.dgnorth.speaker.ASpeaker.browser;
import static uk.dgnorth.speaker.ASpeaker.codeTo;
import static uk.dgnorth.speaker.ASpeaker.signIn;
import static uk.dgnorth.speaker.ASpeaker.startSignIn;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    SpeakerRetention retention;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void an_invitation_opens_the_desk_once_and_only_when_it_is_accepted() {
        var speaker = aSpeaker(fixtures);
        var token = speaker.invited();
        var link = "/speaker/invitations/" + token;

        browser().get(link).then().statusCode(200).body(containsString("Accept the invitation"));
        browser().get(link).then().statusCode(200);
        assertThat(accepted(speaker)).isNull();

        var session = browser().post(link).then().statusCode(303).extract().cookie("speaker");

        assertThat(accepted(speaker)).isNotNull();
        browser(session).get("/speaker").then().statusCode(303).header("Location", speaker.path());
        browser(session).get(speaker.path()).then().statusCode(200).body(containsString("Your tasks"));
        browser().post(link).then().statusCode(410).body(containsString("sign in with your email address"));
    }

    @Test
    void secrets_are_kept_as_hashes_only() {
        var speaker = aSpeaker(fixtures);
        var token = speaker.invited();
        var session = browser().post("/speaker/invitations/" + token).cookie("speaker");
        startSignIn(speaker.email());
        var code = codeTo(fixtures, speaker.email());

        assertThat(fixtures.rows("""
                        select encode(token_hash, 'escape') as kept from speaker_invitation
                        union all select encode(token_hash, 'escape') from speaker_session
                        union all select encode(code_hash, 'escape') from speaker_sign_in"""))
                .isNotEmpty()
                .noneMatch(row -> row.get("kept").contains(token)
                        || row.get("kept").contains(session)
                        || row.get("kept").contains(code));
        assertThat(token.length()).isGreaterThan(21); // 128 bits in base 64
    }

    @Test
    void an_invitation_ends_after_14_days_and_with_the_next() {
        var speaker = aSpeaker(fixtures);
        var first = speaker.invited();
        var second = speaker.invited();

        browser().post("/speaker/invitations/" + first).then().statusCode(410);
        clock.advance(Duration.ofDays(14));
        browser().post("/speaker/invitations/" + second).then().statusCode(410);
        assertThat(accepted(speaker)).isNull();
    }

    @Test
    void who_has_no_address_cannot_be_invited_and_organisers_are_told_what_to_do() {
        var speaker = aSpeaker(fixtures);
        speaker.programme().change("speakers", ASpeaker.SLUG, Map.of("contact", Map.of()));

        speaker.invite()
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/no-contact-address"))
                .body("detail", containsString("contact.email"));
        asOrganiser()
                .post(speaker.programme().path() + "/speakers/nobody/invitation")
                .then()
                .statusCode(404);
        browser()
                .post(speaker.programme().path() + "/speakers/" + ASpeaker.SLUG + "/invitation")
                .then()
                .statusCode(401);
    }

    @Test
    void known_and_unknown_addresses_get_the_same_answer_and_only_the_known_a_letter() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();
        var unknown = anAddress();

        var one = browser()
                .get(startSignIn(speaker.email()))
                .then()
                .statusCode(200)
                .extract();
        var other = browser().get(startSignIn(unknown)).then().statusCode(200).extract();

        assertThat(one.asString().replaceAll("sign-in/[\\w-]+", ""))
                .isEqualTo(other.asString().replaceAll("sign-in/[\\w-]+", ""));
        assertThat(codeTo(fixtures, speaker.email())).hasSize(6);
        assertThat(fixtures.letters(unknown)).isEmpty();
    }

    @Test
    void who_was_not_invited_cannot_sign_in() {
        var speaker = aSpeaker(fixtures);

        startSignIn(speaker.email());

        assertThat(fixtures.letters(speaker.email())).isEmpty();
    }

    @Test
    void a_code_signs_in_once_in_whatever_way_it_is_typed() {
        var speaker = aSpeaker(fixtures);
        speaker.invited();
        var page = startSignIn(speaker.email().toUpperCase(Locale.ROOT));
        var code = codeTo(fixtures, speaker.email());
        var typed = code.substring(0, 3) + " " + code.substring(3);

        var session = browser()
                .formParam("code", typed)
                .post(page)
                .then()
                .statusCode(303)
                .extract()
                .cookie("speaker");

        browser(session).get(speaker.path()).then().statusCode(200);
        assertThat(accepted(speaker)).isNotNull();
        browser().formParam("code", code).post(page).then().statusCode(410);
    }

    @Test
    void a_code_ends_after_10_minutes() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();
        var page = startSignIn(speaker.email());
        var code = codeTo(fixtures, speaker.email());

        clock.advance(Duration.ofMinutes(10));

        browser().formParam("code", code).post(page).then().statusCode(410).body(containsString("has expired"));
    }

    @Test
    void five_wrong_codes_end_the_right_one() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();
        var page = startSignIn(speaker.email());
        var code = codeTo(fixtures, speaker.email());
        var wrong = code.equals("000000") ? "111111" : "000000";
        for (int tries = 0; tries < 5; tries++) {
            browser()
                    .formParam("code", wrong)
                    .post(page)
                    .then()
                    .statusCode(422)
                    .body(containsString("The code is wrong"));
        }

        browser().formParam("code", code).post(page).then().statusCode(422).body(containsString("wrong too often"));
    }

    @Test
    void nobody_can_have_many_letters_sent_to_an_address() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();
        for (int letters = 0; letters < 3; letters++) {
            startSignIn(speaker.email());
        }

        browser()
                .formParam("email", speaker.email())
                .post("/speaker/sign-in")
                .then()
                .statusCode(429);
    }

    @Test
    void a_session_ends_12_hours_after_it_was_last_used_and_by_signing_out() {
        var speaker = aSpeaker(fixtures);
        var session = speaker.accepted();
        clock.advance(Duration.ofHours(11));
        browser(session).get(speaker.path()).then().statusCode(200);
        clock.advance(Duration.ofHours(11));
        browser(session).get(speaker.path()).then().statusCode(200);
        clock.advance(Duration.ofHours(12));
        browser(session).get(speaker.path()).then().statusCode(303).header("Location", "/speaker/sign-in?ended=true");

        var another = signIn(fixtures, speaker.email());
        browser(another).post("/speaker/sign-out").then().statusCode(303);
        browser(another).get(speaker.path()).then().statusCode(303);
    }

    @Test
    void a_browser_that_is_not_at_hand_is_signed_out_by_its_owner_alone() {
        var speaker = aSpeaker(fixtures);
        var here = speaker.accepted();
        var elsewhere = signIn(fixtures, speaker.email());
        var stranger = aSpeaker(fixtures).accepted();
        var end = browser(here)
                .get("/speaker/browsers")
                .then()
                .statusCode(200)
                .body(containsString("This browser"))
                .extract()
                .htmlPath()
                .getString("**.find { it.name() == 'form' && it.@action =~ '/end$' }.@action");

        browser(stranger).post(end).then().statusCode(303);
        browser(elsewhere).get(speaker.path()).then().statusCode(200);
        browser(here).post(end).then().statusCode(303).header("Location", "/speaker/browsers?ended=true");

        browser(elsewhere).get(speaker.path()).then().statusCode(303);
        browser(here)
                .get("/speaker/browsers?ended=true")
                .then()
                .statusCode(200)
                .body(containsString("That browser is signed out."), not(containsString("/end")));
    }

    @Test
    void what_has_expired_is_deleted() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();
        startSignIn(speaker.email());

        clock.advance(Duration.ofDays(15));
        retention.forgetWhatIsOver();

        assertThat(fixtures.rows("select 1 as one from speaker_session where address = ?", speaker.email()))
                .isEmpty();
        assertThat(fixtures.rows("select 1 as one from speaker_sign_in where address = ?", speaker.email()))
                .isEmpty();
    }

    @Test
    void with_another_address_the_speaker_is_somebody_else_who_finds_nothing_of_the_first() {
        var first = aSpeaker(fixtures);
        var session = first.accepted();
        browser(session)
                .formParam("access", "A ramp")
                .formParam("consent", "yes")
                .post(first.path() + "/needs")
                .then()
                .statusCode(303);

        var second = ASpeaker.of(fixtures, first.programme(), ASpeaker.SLUG);
        browser(session).get(first.path()).then().statusCode(404);
        browser(second.accepted())
                .get(second.path() + "/needs")
                .then()
                .statusCode(200)
                .body(not(containsString("A ramp")));
    }

    @Test
    void one_address_can_be_speaker_at_several_events_and_delegate_of_others() {
        var one = aSpeaker(fixtures);
        one.accepted();
        var other = aSpeaker(fixtures);
        var others = other.accepted();
        var third = AProgramme.aProgramme();
        third.change("speakers", ASpeaker.SLUG, Map.of("contact", Map.of("email", one.email())));
        asOrganiser()
                .post(third.path() + "/speakers/" + ASpeaker.SLUG + "/invitation")
                .then()
                .statusCode(202);
        browser(others)
                .formParam("email", one.email())
                .post(other.path() + "/delegates")
                .then()
                .statusCode(303);
        assertThat(fixtures.letters(one.email()).get(0).get("kind")).isEqualTo("speaker-delegate");

        var session = signIn(fixtures, one.email());

        var page = browser(session).get("/speaker").then().statusCode(200).extract();
        assertThat(page.asString()).contains(one.path(), other.path(), third.slug(), "you act for them");
        ValidHtml.check(page.asByteArray(), "mandates");
    }

    @Test
    void a_delegate_acts_for_one_speaker_until_removed_and_the_trail_tells_who_acted() {
        var speaker = aSpeaker(fixtures);
        var stranger = aSpeaker(fixtures);
        var session = speaker.accepted();
        var assistant = anAddress();
        browser(session)
                .formParam("email", assistant)
                .post(speaker.path() + "/delegates")
                .then()
                .statusCode(303);

        var acting = signIn(fixtures, assistant);
        browser(acting)
                .post(speaker.path() + "/sessions/opening/confirmation")
                .then()
                .statusCode(303);
        browser(acting).get(stranger.path()).then().statusCode(404);
        browser(acting).get(speaker.path() + "/delegates").then().statusCode(404);
        browser(acting)
                .formParam("email", anAddress())
                .post(speaker.path() + "/delegates")
                .then()
                .statusCode(404);

        var trail = fixtures.rows(
                "select actor, action, before::text || after::text as change from audit_entry where event = ?",
                speaker.programme().slug());
        assertThat(trail)
                .anyMatch(row -> row.get("action").equals("session confirmed")
                        && row.get("actor").startsWith("delegate-"))
                .anyMatch(row -> row.get("action").equals("invitation accepted")
                        && row.get("actor").equals("speaker"))
                .noneMatch(row -> (row.get("actor") + row.get("change")).contains("@"));

        var id = fixtures.row("select id from speaker_delegate where address = ?", assistant)
                .get("id");
        browser(session)
                .formParam("delegate", id)
                .post(speaker.path() + "/delegates/removal")
                .then()
                .statusCode(303);
        browser(acting).get(speaker.path()).then().statusCode(404);
    }

    private String accepted(ASpeaker speaker) {
        return fixtures.row("select accepted_at from speaker_person where address = ?", speaker.email())
                .get("accepted_at");
    }
}
