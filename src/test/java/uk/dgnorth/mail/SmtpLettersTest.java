package uk.dgnorth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.dgnorth.mail.ExampleLetter.aLetter;

import biweekly.Biweekly;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.TestClock;

@QuarkusTest
@TestProfile(RealMailServer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpLettersTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, -1, 46, 13, 10, 46, 13, 10};

    @Inject
    TestPost post;

    @Inject
    Outbox outbox;

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

    private GreenMail server;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() throws Exception {
        server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        dispatcher = newDispatcher(delivery);
        forgetTheConnectionToTheServerBefore();
    }

    private void forgetTheConnectionToTheServerBefore() throws Exception {
        post.empty();
        post.add(aLetter());
        sendFor(Duration.ofMinutes(5));
        server.purgeEmailFromAllMailboxes();
        post.empty();
        clock.reset();
        dispatcher = newDispatcher(delivery);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Dispatcher newDispatcher(Delivery way) {
        return new Dispatcher(messages, way, config, metrics, clock);
    }

    private static void sendDue(Dispatcher dispatcher) {
        boolean more;
        do {
            more = dispatcher.sendDue();
        } while (more);
    }

    /** As the worker would: looks again once a second until nothing is left, for at most so long. */
    private void sendFor(Duration time) throws SQLException {
        for (long second = 0; second <= time.toSeconds() && isAnythingQueued(); second++) {
            sendDue(dispatcher);
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private boolean isAnythingQueued() throws SQLException {
        return post.rows().stream().anyMatch(row -> row.status().equals("queued"));
    }

    private List<String> recipients() {
        return Arrays.stream(server.getReceivedMessages())
                .map(SmtpLettersTest::recipient)
                .sorted()
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExampleLetter[] letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> aLetter().to("person" + (100 + i) + "@leeds.gov.uk"))
                .toArray(ExampleLetter[]::new);
    }

    @Test
    void a_letter_arrives_with_both_parts_its_picture_and_its_calendar() throws Exception {
        var ics = """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//test//EN\r
                BEGIN:VEVENT\r
                UID:42@north.example\r
                DTSTAMP:20270301T090000Z\r
                DTSTART:20270914T083000Z\r
                SUMMARY:Treffen in Köln mit 李\r
                END:VEVENT\r
                END:VCALENDAR\r
                """;
        post.add(aLetter()
                .saying("Ihr Platz, 李小龍: Grüße")
                .withPicture("qr", PICTURE)
                .withCalendar(ics));

        sendFor(Duration.ofMinutes(1));

        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Ihr Platz, 李小龍: Grüße");
        assertThat(message.getHeader("From")).containsExactly("Digital Government North <no-reply@north.example>");
        assertThat(message.getHeader("To")).containsExactly("ada@leeds.gov.uk");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Message-ID")).containsExactly(post.row().messageId());
        assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@north\\.example>");
        assertThat(message.getSentDate().toInstant()).isEqualTo(TestClock.START);
        var mixed = (MimeMultipart) message.getContent();
        var alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(String.valueOf(alternative.getBodyPart(0).getContent()).replace("\r", ""))
                .isEqualToIgnoringWhitespace(aLetter().letter().text());
        var related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat(String.valueOf(related.getBodyPart(0).getContent()))
                .isEqualToIgnoringWhitespace(aLetter().letter().html());
        var picture = related.getBodyPart(1);
        assertThat(picture.getHeader("Content-ID")).containsExactly("<qr>");
        assertThat(picture.getDisposition()).isEqualTo(Part.INLINE);
        assertThat(picture.getInputStream().readAllBytes()).isEqualTo(PICTURE);
        var calendar = mixed.getBodyPart(1);
        assertThat(calendar.getContentType()).startsWith("text/calendar; method=PUBLISH; charset=utf-8");
        assertThat(calendar.getFileName()).isEqualTo("event.ics");
        var event =
                Biweekly.parse(calendar.getInputStream()).first().getEvents().get(0);
        assertThat(event.getSummary().getValue()).isEqualTo("Treffen in Köln mit 李");
    }

    @Test
    void a_change_that_is_rolled_back_sends_nothing() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(aLetter().letter());
                    throw new IllegalStateException("the change fails");
                }))
                .hasMessage("the change fails");

        sendFor(Duration.ofMinutes(1));

        assertThat(post.rows()).isEmpty();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void everything_arrives_once_after_the_server_was_away_for_hours() throws SQLException {
        server.stop();
        post.add(letters(30));
        sendFor(Duration.ofHours(3));
        assertThat(post.rows()).extracting(TestPost.Row::status).containsOnly("queued");
        assertThat(post.rows()).extracting(TestPost.Row::tries).containsOnly(0);

        server.start();
        sendFor(Duration.ofMinutes(2));

        assertThat(post.rows()).extracting(TestPost.Row::status).containsOnly("sent");
        assertThat(recipients()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void a_server_that_was_restarted_in_between_costs_no_letter_a_try() throws SQLException {
        post.add(aLetter().to("first@leeds.gov.uk"));
        sendFor(Duration.ofMinutes(1));
        server.stop();
        server.start();

        post.add(aLetter().to("second@leeds.gov.uk"));
        sendFor(Duration.ofMinutes(1));

        assertThat(recipients()).contains("second@leeds.gov.uk");
        assertThat(post.rows()).extracting(TestPost.Row::tries).containsOnly(1);
    }

    @Test
    void two_dispatchers_at_once_never_send_one_letter_twice() throws Exception {
        post.add(letters(250));
        var threads = Executors.newFixedThreadPool(2);
        Callable<Boolean> untilNothingIsDue = () -> {
            sendDue(newDispatcher(delivery));
            return true;
        };

        for (var done : threads.invokeAll(List.of(untilNothingIsDue, untilNothingIsDue))) {
            done.get();
        }
        threads.shutdown();
        sendFor(Duration.ofMinutes(1));

        assertThat(recipients()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void a_dispatcher_that_dies_before_it_can_mark_a_letter_repeats_that_one_only_and_under_the_same_id()
            throws Exception {
        post.add(letters(5));
        var handedOver = new ArrayList<Long>();
        Delivery diesAfterTheThird = message -> {
            var answer = delivery.deliver(message);
            handedOver.add(message.id());
            if (handedOver.size() == 3) {
                throw new ThreadDeath();
            }
            return answer;
        };
        assertThatThrownBy(() -> newDispatcher(diesAfterTheThird).sendDue()).isInstanceOf(ThreadDeath.class);
        assertThat(dispatcher.sendDue()).as("the lease still holds").isFalse();
        assertThat(recipients()).hasSize(3);

        clock.advance(config.lease());
        sendFor(Duration.ofMinutes(1));

        assertThat(recipients())
                .containsExactly(
                        "person100@leeds.gov.uk",
                        "person101@leeds.gov.uk",
                        "person102@leeds.gov.uk",
                        "person102@leeds.gov.uk",
                        "person103@leeds.gov.uk",
                        "person104@leeds.gov.uk");
        var ids = new ArrayList<String>();
        for (var message : server.getReceivedMessages()) {
            if (recipient(message).equals("person102@leeds.gov.uk")) {
                ids.add(message.getMessageID());
            }
        }
        assertThat(ids).hasSize(2).containsOnly(post.rows().get(2).messageId());
    }

    @Test
    void a_batch_is_not_used_beyond_its_lease() throws SQLException {
        post.add(letters(3));
        Delivery slow = message -> {
            clock.advance(config.lease().minus(Duration.ofSeconds(1)));
            return delivery.deliver(message);
        };

        newDispatcher(slow).sendDue();

        assertThat(recipients()).containsExactly("person100@leeds.gov.uk");
        assertThat(dispatcher.sendDue()).isFalse();
        assertThat(recipients()).hasSize(3);
    }

    @Test
    void what_a_secret_letter_said_is_gone_once_it_is_sent() throws SQLException {
        post.add(aLetter().secret().withPicture("qr", PICTURE), aLetter());
        assertThat(post.row().text()).isNotNull();

        sendFor(Duration.ofMinutes(1));

        var secret = post.rows().get(0);
        assertThat(secret.text()).isNull();
        assertThat(secret.html()).isNull();
        assertThat(secret.attachments()).isEqualTo("[]");
        assertThat(post.rows().get(1).text()).isNotNull();
        assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0])).contains("image/png");
    }
}
