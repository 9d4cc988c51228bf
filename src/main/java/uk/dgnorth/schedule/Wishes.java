package uk.dgnorth.schedule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which sessions a reader wants to see; empty where any will do. */
record Wishes(String q, String track, String room, String format, String speaker)
        implements Predicate<ScheduledSession> {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static Wishes of(
            @Nullable String q,
            @Nullable String track,
            @Nullable String room,
            @Nullable String format,
            @Nullable String speaker) {
        return new Wishes(
                Objects.requireNonNullElse(q, "").strip(),
                Objects.requireNonNullElse(track, ""),
                Objects.requireNonNullElse(room, ""),
                Objects.requireNonNullElse(format, ""),
                Objects.requireNonNullElse(speaker, ""));
    }

    /** For templates. */
    public boolean isAny() {
        return Stream.of(q, track, room, format, speaker).allMatch(String::isEmpty);
    }

    @Override
    public boolean test(ScheduledSession held) {
        var session = held.session();
        return (track.isEmpty() || track.equals(session.track()))
                && (room.isEmpty() || room.equals(session.room()))
                && (format.isEmpty() || format.equals(session.format().code()))
                && (speaker.isEmpty() || held.isHeldBy(speaker))
                && (q.isEmpty() || folded(held.words()).contains(folded(q)));
    }

    /** Without case and accents: who looks for "llyr" finds "Ll\u0177r". */
    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
