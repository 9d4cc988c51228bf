package uk.dgnorth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.TestClock;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.event.Event;
import uk.dgnorth.mail.Attachment;
import uk.dgnorth.ticket.TicketCodes;
import uk.dgnorth.web.Language;

/** Each test writes its letter into the outbox, reads it there and takes everything back. */
@QuarkusTest
@TestTransaction
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationEmailsTest {

    private static final String REFERENCE = "LETTERS2";
    private static final String CODE = "123456";
    private static final URI LINK = URI.create("https://example.org/confirm/a-token?a=1&b=2");
    private static final Instant NOW = Instant.parse("2027-06-01T09:00:00Z");

    @Inject
    RegistrationEmails emails;

    @Inject
    TicketCodes tickets;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    TestClock clock;

    @BeforeEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void asks_to_confirm_by_code_or_link_and_says_how_long_the_place_is_kept() throws Exception {
        var event = registered("CONFIRMED", "Ada Example").event();

        askToConfirm(event, "Ada Example", Instant.parse("2027-06-01T10:00:00Z"));

        var letter = onlyLetter();
        assertThat(letter.kind()).isEqualTo("confirm-address");
        assertThat(letter.secret()).isTrue();
        assertThat(letter.to()).isEqualTo("ada@wigan.gov.uk");
        assertThat(letter.subject()).isEqualTo("Confirm your email address for A day, and a half");
        assertThat(letter.text()).isEqualTo("""
                        Confirm your email address

                        Hello Ada Example,

                        Someone asked for a place at A day, and a half with this email address. If it was you, enter \
                        this code where you registered:

                        123456

                        Confirm your email address on our website:
                        https://example.org/confirm/a-token?a=1&b=2

                        The code and the link work until 10am on Wednesday 2 June 2027.

                        We are keeping a place for you for 1 hour, until 11am on Tuesday 1 June 2027. If you confirm \
                        later, all places may be taken.

                        When you have confirmed, we will tell you whether you have a place. Your reference is LETTERS2.

                        A day, and a half
                        If you did not ask for a place, you do not need to do anything. We will delete the request.
                        """);
        assertThat(Jsoup.parse(letter.html()).select("a").attr("href")).isEqualTo(LINK.toString());
    }

    @Test
    void promises_no_place_where_none_is_kept() throws Exception {
        var event = registered("CONFIRMED", "Ada Example").event();

        askToConfirm(event, "Ada Example", null);

        assertThat(onlyLetter().text()).doesNotContain("keeping a place").doesNotContain("\n\n\n");
    }

    /** A stranger chose the name, and the letter goes to whoever reads the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Win at evil.example.com",
                "https://evil",
                "Call 0800 123",
                "x@evil",
                "evil。com",
                "WWW evil",
                "<b>Ada</b>",
                "{event.class}"
            })
    void does_not_carry_a_call_to_action_in_a_name(String name) throws Exception {
        var event = registered("CONFIRMED", "Ada Example").event();

        askToConfirm(event, name, null);

        var letter = onlyLetter();
        assertThat(letter.text()).contains("\n\nHello,\n\n").doesNotContain(name);
        assertThat(letter.html()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ngũgĩ wa Thiong'o",
                "Siân Llŷr-Ó Súilleabháin",
                "X",
                "李小龍",
                "J. Example",
                "<b>Ada",
                "{head}",
                "{{head}}",
                "{#if true}Ada",
                "{! Ada !}",
                "&lt;Ada&gt;",
                "\"Ada\" onmouseover=\"alert",
                "%s %n ${user}"
            })
    void greets_everybody_by_the_name_they_gave(String name) throws Exception {
        var registration = registered("CONFIRMED", name);

        emails.placeConfirmed(registration, LINK, Enclosure.NONE);

        var letter = onlyLetter();
        assertThat(letter.text()).contains("\n\nHello " + name + ",\n\n");
        var html = wellFormed(letter);
        assertThat(html.select("bdi").eachText()).contains(name);
        assertThat(html.select("b, [onmouseover]")).isEmpty();
    }

    @Test
    void brings_the_ticket_as_text_and_image_and_the_event_for_the_calendar() throws Exception {
        var registration = registered("CONFIRMED", "Ada Example");

        emails.placeConfirmed(registration, LINK, Enclosure.NONE);

        var letter = onlyLetter();
        var code = tickets.codeFor(REFERENCE, 3);
        assertThat(letter.subject()).isEqualTo("Your place at A day, and a half is confirmed");
        assertThat(letter.text())
                .contains(
                        "\n\nYou have a free place at A day, and a half.\n\nWhen and where\n\n",
                        "Reference: LETTERS2\n",
                        "Ticket code: " + code + "\n",
                        "9am on Saturday 30 October 2027 to 4pm on Sunday 31 October 2027\n",
                        "A venue; with <rooms>, 1 Example Street, Manchester\n",
                        "\n" + LINK + "\n");
        var image = wellFormed(letter).selectFirst("img");
        assertThat(image.attr("alt")).contains(code);
        assertThat(image.attr("src"))
                .isEqualTo("cid:" + letter.attachments().get(0).contentId());

        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("ticket.png", "event.ics");
        var picture = ImageIO.read(
                new ByteArrayInputStream(letter.attachments().get(0).content()));
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(code);

        var file = letter.attachments().get(1);
        assertThat(file.contentType()).isEqualTo("text/calendar; method=PUBLISH; charset=utf-8");
        assertThat(file.content()).isEqualTo(emails.calendarEntry(registration));
        var entry = Biweekly.parse(new ByteArrayInputStream(file.content())).first();
        assertThat(entry.getMethod().isPublish()).isTrue();
        assertThat(entry.getEvents().get(0).getUid().getValue()).startsWith(REFERENCE + "@");
        assertThat(entry.getEvents().get(0).getSequence().getValue()).isEqualTo(4);
        assertThat(new String(file.content())).doesNotContain("a-token");
    }

    @Test
    void takes_the_event_out_of_the_calendar_of_somebody_who_had_a_place() throws Exception {
        emails.cancelled(registered("CANCELLED", "Ada Example"), true, Enclosure.NONE);

        var file = onlyLetter().attachments().get(0);
        assertThat(file.contentType()).isEqualTo("text/calendar; method=CANCEL; charset=utf-8");
        var entry = Biweekly.parse(new ByteArrayInputStream(file.content())).first();
        assertThat(entry.getMethod().isCancel()).isTrue();
        assertThat(entry.getEvents().get(0).getUid().getValue()).startsWith(REFERENCE + "@");
    }

    @Test
    void has_nothing_for_the_calendar_of_somebody_who_only_waited() throws Exception {
        emails.cancelled(registered("CANCELLED", "Ada Example"), false, Enclosure.NONE);

        assertThat(onlyLetter().attachments()).isEmpty();
    }

    @Test
    void says_by_when_a_person_answers() throws Exception {
        emails.beingChecked(registered("REFERRED", "Ada Example"), LINK);

        assertThat(onlyLetter().text())
                .contains("We will reply within 2 working days, by 11:59pm on Thursday 3 June 2027.")
                .contains("We are keeping a place for you until then.");
    }

    @Test
    void gives_a_reason_of_several_lines_as_it_was_written() throws Exception {
        emails.declined(registered("REFUSED", "Ada Example"), "One <b>reason</b>.\r\n{and.another}", null, null, null);

        var letter = onlyLetter();
        assertThat(letter.text()).contains("\n\n    One <b>reason</b>.\n    {and.another}\n\n");
        assertThat(wellFormed(letter).selectFirst("blockquote").wholeText())
                .isEqualTo("One <b>reason</b>.\n{and.another}");
    }

    @Test
    void opens_the_registration_again_even_before_it_has_a_name() throws Exception {
        emails.accessLink(registered("UNCONFIRMED", null), LINK);

        assertThat(onlyLetter().text()).contains("\n\nHello,\n\n", "\n" + LINK + "\n");
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void says_the_same_in_both_parts_in_plain_english(LetterKind kind) throws Exception {
        write(kind).accept(registered(statusFor(kind), "{{7*7}} Ngũgĩ & <李小龍>"));

        var letter = onlyLetter();
        assertThat(letter.kind()).isEqualTo(kind.word());
        assertThat(letter.about()).isEqualTo(REFERENCE);
        assertThat(letter.subject()).doesNotContain("Ngũgĩ", CODE, REFERENCE);
        assertThat(letter.text()).startsWith(wellFormed(letter).select("h1").text() + "\n\nHello");
        assertThat(letter.text()).doesNotContain("\n\n\n").doesNotContain("NOT_FOUND");
        assertThat(letter.secret())
                .as("secret, as it holds a link or a code")
                .isEqualTo(
                        letter.text().contains(LINK.toString()) || letter.text().contains(CODE));
        assertThat(sentences(letter.text()))
                .allSatisfy(sentence -> assertThat(sentence.split("\\s+")).hasSizeLessThanOrEqualTo(25));
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void is_well_formed_html_that_asks_nobody_for_anything(LetterKind kind) throws Exception {
        write(kind).accept(registered(statusFor(kind), "Ada Example"));

        ValidHtml.check(onlyLetter().html(), kind.word());
        var html = wellFormed(onlyLetter());
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(html.title()).isEqualTo(onlyLetter().subject());
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.selectFirst("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(html.select("script, link, style, iframe, form, table")).isEmpty();
        assertThat(html.select("[src]").eachAttr("src")).allMatch(source -> source.startsWith("cid:"));
        assertThat(html.select("a").eachText()).allMatch(words -> words.split(" ").length > 3);
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void speaks_welsh_to_whoever_registered_in_it(LetterKind kind) throws Exception {
        registered(statusFor(kind), "Ada Example");
        update("update registration set language = 'WELSH' where reference = ?", REFERENCE);
        Registration.getEntityManager().clear();
        var event = Event.findBySlug("event-of-the-letters").orElseThrow();

        write(kind).accept(Registration.findByReference(event, REFERENCE).orElseThrow());

        var letter = onlyLetter();
        ValidHtml.check(letter.html(), kind.word());
        var html = wellFormed(letter);
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo("cy");
        assertThat(letter.text()).contains("\nHelo").doesNotContain("\nHello");
        assertThat(letter.subject()).contains("A day, and a half").doesNotContainPattern("\\b[Yy]ou");
    }

    private Consumer<Registration> write(LetterKind kind) {
        return switch (kind) {
            case CONFIRM_ADDRESS ->
                registration -> askToConfirm(
                        registration.event(), Addressee.of(registration), Instant.parse("2027-06-01T10:00:00Z"));
            case ALREADY_REGISTERED ->
                registration -> emails.alreadyRegistered(
                        registration.event(), REFERENCE, Addressee.of(registration), CODE, LINK, NOW);
            case PLACE_CONFIRMED -> registration -> emails.placeConfirmed(registration, LINK, Enclosure.NONE);
            case ON_WAITING_LIST -> registration -> emails.onWaitingList(registration, LINK);
            case PLACE_FOUND -> registration -> emails.placeFound(registration, LINK, Enclosure.NONE);
            case BEING_CHECKED -> registration -> emails.beingChecked(registration, LINK);
            case PLACE_APPROVED -> registration -> emails.approved(registration, LINK, Enclosure.NONE);
            case DECLINED ->
                registration -> emails.declined(registration, "Not a public body", DeclineReason.NOT_SHOWN, null, LINK);
            case QUESTION -> registration -> emails.question(registration, "Which council?", NOW, LINK);
            case CANCELLED -> registration -> emails.cancelled(registration, true, Enclosure.NONE);
            case PLACE_OFFERED -> registration -> emails.placeOffered(registration, LINK);
            case OFFER_LAPSED -> registration -> emails.offerLapsed(registration, LINK);
            case OFFER_LAPSED_FOR_GOOD -> emails::offerLapsedForGood;
            case INVITED ->
                registration -> emails.invite(
                        registration.event(),
                        REFERENCE,
                        Addressee.of(registration),
                        new Inviter("Test Person", true),
                        CODE,
                        LINK,
                        NOW,
                        false);
            case PLACE_PASSED_ON -> registration -> emails.placePassedOn(registration, Enclosure.NONE);
            case PLACE_STAYS -> registration -> emails.placeStays(registration, SubstitutionEnd.LAPSED, LINK);
            case HOLD_LAPSED -> emails::answerLate;
            case ACCESS_LINK -> registration -> emails.accessLink(registration, LINK);
        };
    }

    private static String statusFor(LetterKind kind) {
        return switch (kind) {
            case CONFIRM_ADDRESS,
                    ALREADY_REGISTERED,
                    PLACE_CONFIRMED,
                    PLACE_FOUND,
                    PLACE_APPROVED,
                    ACCESS_LINK,
                    PLACE_STAYS,
                    INVITED -> "CONFIRMED";
            case ON_WAITING_LIST, OFFER_LAPSED -> "WAITING";
            case PLACE_OFFERED -> "OFFERED";
            case OFFER_LAPSED_FOR_GOOD -> "EXPIRED";
            case BEING_CHECKED, QUESTION, HOLD_LAPSED -> "REFERRED";
            case DECLINED -> "REFUSED";
            case CANCELLED, PLACE_PASSED_ON -> "CANCELLED";
        };
    }

    private void askToConfirm(Event event, String fullName, Instant holdExpiresAt) {
        askToConfirm(event, new Addressee("ada@wigan.gov.uk", fullName, Language.ENGLISH), holdExpiresAt);
    }

    private void askToConfirm(Event event, Addressee to, Instant holdExpiresAt) {
        emails.askToConfirm(
                event, REFERENCE, to, CODE, LINK, Instant.parse("2027-06-02T09:00:00Z"), holdExpiresAt, NOW);
    }

    /** A registration at an event with an awkward venue that lasts over a clock change. */
    private Registration registered(String status, String fullName) throws Exception {
        update(
                """
                with e as (
                    insert into event (slug, name, summary, venue_name, venue_address, timezone, starts_at, ends_at,
                        registration_opens_at, registration_closes_at)
                    values ('event-of-the-letters', 'A day, and a half', '', 'A venue; with <rooms>',
                        E'1 Example Street\nManchester', 'Europe/London', '2027-10-30T08:00:00Z',
                        '2027-10-31T16:00:00Z', '2027-01-01T00:00:00Z', '2027-10-01T00:00:00Z')
                    returning id),
                t as (
                    insert into place_type (event_id, slug, name, position)
                    select id, 'public-sector', 'Public sector', 0 from e
                    returning id, event_id),
                r as (
                    insert into registration (event_id, place_type_id, reference, status, email, normalised_email,
                        email_domain, full_name, language, referral_due_at, holds_place, hold_expires_at, decision_id,
                        decision_outcome, submitted_at, expires_at, proved_at, waiting_since, ticket_serial, calendar_sequence)
                    select event_id, id, 'LETTERS2', ?, 'ada@wigan.gov.uk', 'ada@wigan.gov.uk', 'wigan.gov.uk', ?,
                        'ENGLISH', '2027-06-03T23:00:00Z', ?, '2027-06-03T23:00:00Z', nextval('eligibility_decision_id_seq'),
                        'ELIGIBLE', '2027-06-01T09:00:00Z', '2027-06-02T09:00:00Z',
                        case when ? then '2027-06-01T09:00:00Z'::timestamptz end, '2027-06-01T09:00:00Z', 3, 4
                    from t
                    returning id, decision_id)
                insert into eligibility_decision (id, registration_id, at, outcome, rule, email_domain, decided_by)
                select decision_id, id, '2027-06-01T09:00:00Z', 'ELIGIBLE', 'R3-public', 'wigan.gov.uk', 'system'
                from r""",
                status,
                fullName,
                List.of("CONFIRMED", "REFERRED", "OFFERED").contains(status),
                fullName != null);
        var event = Event.findBySlug("event-of-the-letters").orElseThrow();
        return Registration.findByReference(event, REFERENCE).orElseThrow();
    }

    private void update(String sql, Object... values) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** A letter as it lies in the outbox. */
    private record Kept(
            String kind,
            String about,
            String to,
            String subject,
            String text,
            String html,
            boolean secret,
            List<Attachment> attachments) {}

    private Kept onlyLetter() throws Exception {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select * from outbox_message where about = ?")) {
            select.setString(1, REFERENCE);
            try (var rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                var letter = new Kept(
                        rows.getString("kind"),
                        rows.getString("about"),
                        rows.getString("recipient"),
                        rows.getString("subject"),
                        rows.getString("text_part"),
                        rows.getString("html_part"),
                        rows.getBoolean("secret"),
                        List.of(json.readValue(rows.getString("attachments"), Attachment[].class)));
                assertThat(rows.next()).isFalse();
                return letter;
            }
        }
    }

    private static org.jsoup.nodes.Document wellFormed(Kept letter) {
        var parser = Parser.htmlParser().setTrackErrors(10);
        var html = parser.parseInput(letter.html(), "");
        assertThat(parser.getErrors()).isEmpty();
        return html;
    }

    /** Lines that end without a full stop are headings, codes and links, and no sentences. */
    private static Stream<String> sentences(String text) {
        return text.lines().flatMap(line -> Stream.of(line.split("(?<=[.:?])\\s+")));
    }
}
