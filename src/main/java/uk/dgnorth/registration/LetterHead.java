package uk.dgnorth.registration;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.web.Language;

/** What every letter begins and ends with: its language and subject, whom it greets, and the event and registration it is about. */
public record LetterHead(
        Language language,
        String subject,
        @Nullable String name,
        String event,
        String when,
        String where,
        String reference) {

    /**
     * What mail readers turn into a link or a number to call. Somebody may have typed it as the name of a stranger who
     * then gets our letter, so such a name is left out.
     */
    private static final Pattern CALLS_TO_ACTION =
            Pattern.compile("[:/@\\\\\\p{Nd}]|[.。．｡](?=\\S)|www", Pattern.CASE_INSENSITIVE);

    static LetterHead of(LetterKind kind, Event event, String reference, Addressee to) {
        return of(kind.subjectFor(event, to.language()), event, reference, to);
    }

    /** A name that somebody typed, as a letter to somebody else can hold it. */
    static @Nullable String harmless(String name) {
        return CALLS_TO_ACTION.matcher(name).find() ? null : name;
    }

    static LetterHead of(String subject, Event event, String reference, Addressee to) {
        var fullName = to.name();
        return new LetterHead(
                to.language(),
                subject,
                fullName == null ? null : harmless(fullName),
                event.name(),
                new EventTimes(event.timezone(), to.language()).period(event.startsAt(), event.endsAt()),
                where(event),
                reference);
    }

    /** On one line, as an address may come on several. */
    static String where(Event event) {
        var venue = event.venue();
        return venue.address() == null
                ? venue.name()
                : venue.name() + ", "
                        + venue.address().lines().map(String::strip).collect(Collectors.joining(", "));
    }
}
