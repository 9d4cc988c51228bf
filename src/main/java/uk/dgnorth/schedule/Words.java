package uk.dgnorth.schedule;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Level;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Reader;

/** What pages say of a programme, in the language of whoever reads them. */
record Words(ScheduleMessages say, EventTimes times) {

    private static final Pattern EMPTY_LINES = Pattern.compile("\\R\\s*\\R");

    static Words of(Reader reader, ZoneId zone) {
        return new Words(reader.messages(ScheduleMessages.class), new EventTimes(zone, reader.language()));
    }

    String format(Format format) {
        return switch (format) {
            case TALK -> say.talk();
            case KEYNOTE -> say.keynote();
            case PANEL -> say.panel();
            case WORKSHOP -> say.workshop();
            case DEMONSTRATION -> say.demonstration();
            case NETWORKING -> say.networking();
            case BREAK -> say.interval();
        };
    }

    @Nullable
    String level(@Nullable Level level) {
        if (level == null) {
            return null;
        }
        return switch (level) {
            case INTRODUCTORY -> say.introductory();
            case INTERMEDIATE -> say.intermediate();
            case ADVANCED -> say.advanced();
        };
    }

    /** Unsaid where it is English, as nearly everything is. */
    @Nullable
    String spoken(String language) {
        return language.equals(Language.ENGLISH.code())
                ? null
                : Locale.forLanguageTag(language)
                        .getDisplayName(times.language().locale());
    }

    /** How to get into a room, and to hear in it. */
    List<String> access(Room room) {
        return List.of(
                room.stepFree() ? say.stepFree() : say.steps(),
                room.hearingLoop() ? say.hearingLoop() : say.noHearingLoop());
    }

    /** Of a zone that readers might not expect. */
    @Nullable
    String zone() {
        var id = times.zone().getId();
        return id.equals("Europe/London") ? null : say.timesInZone(id.replace('_', ' '));
    }

    static String role(Speaker speaker) {
        return String.join(
                ", ",
                Stream.of(speaker.jobTitle(), speaker.organisation())
                        .filter(Objects::nonNull)
                        .toList());
    }

    static List<String> paragraphs(@Nullable String text) {
        return text == null
                ? List.of()
                : EMPTY_LINES
                        .splitAsStream(text.strip())
                        .filter(paragraph -> !paragraph.isBlank())
                        .toList();
    }
}
