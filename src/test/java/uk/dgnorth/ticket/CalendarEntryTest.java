package uk.dgnorth.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Written by one library, read by another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarEntryTest {

    @Test
    void says_what_where_and_when() {
        var calendar = Biweekly.parse(text(entry("Digital Government North", "A venue, Manchester", 0, false)))
                .first();

        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        assertThat(calendar.getMethod().isPublish()).isTrue();
        assertThat(calendar.getVersion()).isEqualTo(ICalVersion.V2_0);
        assertThat(calendar.getProductId().getValue()).contains("Digital Government North");
        var event = calendar.getEvents().get(0);
        assertThat(event.getUid().getValue()).isEqualTo("ABCDEFGH@example.org");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getOrganizer().getEmail()).isEqualTo("no-reply@example.org");
        assertThat(event.getSummary().getValue()).isEqualTo("Digital Government North");
        assertThat(event.getLocation().getValue()).isEqualTo("A venue, Manchester");
        assertThat(event.getUrl().getValue()).isEqualTo("https://example.org");
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo("2027-03-01T09:00:00Z");
    }

    @Test
    void takes_itself_back_under_the_same_uid() {
        var calendar = Biweekly.parse(text(entry("Digital Government North", "A venue", 1, true)))
                .first();

        assertThat(calendar.getMethod().isCancel()).isTrue();
        var event = calendar.getEvents().get(0);
        assertThat(event.getStatus().isCancelled()).isTrue();
        assertThat(event.getUid().getValue()).isEqualTo("ABCDEFGH@example.org");
        assertThat(event.getSequence().getValue()).isOne();
    }

    /** The clocks go back at 01:00Z on 31 October 2027: the two days are 25 hours apart on the wall. */
    @Test
    void keeps_its_times_over_a_clock_change() {
        var written = text(new CalendarEntry(
                "ABCDEFGH@example.org",
                0,
                URI.create("mailto:no-reply@example.org"),
                "Two days",
                "",
                "A venue",
                URI.create("https://example.org"),
                Instant.parse("2027-10-30T08:00:00Z"),
                Instant.parse("2027-10-31T16:00:00Z"),
                Instant.parse("2027-03-01T09:00:00Z"),
                false));

        assertThat(written).contains("DTSTART:20271030T080000Z\r\n", "DTEND:20271031T160000Z\r\n");
        var event = read(written);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2027-10-30T08:00:00Z");
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2027-10-31T16:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Commas, semicolons; colons: \"quotes\" and back\\slashes",
                "Two\nlines",
                "李小龍 and Ngũgĩ wa Thiong'o",
                "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM",
                "李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李李",
                "A line that is much longer than seventy-five octets, as the names of venues and their addresses can be",
                "🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪",
            })
    void brings_any_text_through_in_lines_of_75_octets(String awkward) {
        var written = text(entry(awkward, awkward, 0, false));

        var event = read(written);
        assertThat(event.getSummary().getValue()).isEqualTo(awkward);
        assertThat(event.getLocation().getValue()).isEqualTo(awkward);
        assertThat(event.getAlarms()).isEmpty();
        assertThat(written).endsWith("END:VCALENDAR\r\n");
        assertThat(written.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(written.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void names_its_method_in_its_type() {
        assertThat(entry("", "", 0, false).contentType()).isEqualTo("text/calendar; method=PUBLISH; charset=utf-8");
        assertThat(entry("", "", 1, true).contentType()).isEqualTo("text/calendar; method=CANCEL; charset=utf-8");
    }

    private static CalendarEntry entry(String summary, String location, int sequence, boolean cancelled) {
        return new CalendarEntry(
                "ABCDEFGH@example.org",
                sequence,
                URI.create("mailto:no-reply@example.org"),
                summary,
                "Your reference is ABCDEFGH.",
                location,
                URI.create("https://example.org"),
                Instant.parse("2027-09-14T08:00:00Z"),
                Instant.parse("2027-09-14T16:00:00Z"),
                Instant.parse("2027-03-01T09:00:00Z"),
                cancelled);
    }

    private static String text(CalendarEntry entry) {
        return new String(entry.ics(), UTF_8);
    }

    private static VEvent read(String ics) {
        return Biweekly.parse(ics).first().getEvents().get(0);
    }
}
