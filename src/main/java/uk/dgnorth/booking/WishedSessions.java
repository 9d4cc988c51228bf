package uk.dgnorth.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.programme.Session;

/** Takes the sessions that somebody wishes for with the form; they are booked with the place. */
@ApplicationScoped
public class WishedSessions {

    private final Releases releases;
    private final SessionWishes wishes;
    private final Clock clock;

    WishedSessions(Releases releases, SessionWishes wishes, Clock clock) {
        this.releases = releases;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** What cannot be wished for as things are now, with pointers into {@code sessions}. */
    @Transactional
    public List<FieldError> faults(Event event, List<String> slugs) {
        if (slugs.isEmpty()) {
            return List.of();
        }
        var release = releases.newest(event);
        var faults = new ArrayList<FieldError>();
        var earlier = new LinkedHashMap<String, Session>();
        for (int i = 0; i < slugs.size(); i++) {
            var slug = slugs.get(i);
            var session = release.flatMap(newest -> canBeBooked(newest, slug)).orElse(null);
            if (session == null) {
                faults.add(FieldError.in("#/sessions/" + i, "There is no such session to book"));
                continue;
            }
            var period = session.period().orElseThrow();
            for (var other : earlier.values()) {
                if (!other.slug().equals(slug) && other.period().orElseThrow().overlaps(period)) {
                    faults.add(FieldError.in(
                            "#/sessions/" + i, "It overlaps with “" + other.title() + "”. Choose one of the two"));
                    break;
                }
            }
            earlier.putIfAbsent(slug, session);
        }
        return faults;
    }

    private Optional<Session> canBeBooked(Release release, String slug) {
        return release.programme()
                .session(slug)
                .filter(session -> session.takesBookings()
                        && clock.instant()
                                .isBefore(session.period().orElseThrow().to()));
    }

    /** What was wished for with the form that is proved, until there is a place; the registration is locked. */
    @Transactional(TxType.MANDATORY)
    public void keep(long registrationId, List<String> slugs) {
        if (!slugs.isEmpty()) {
            wishes.add(registrationId, slugs);
        }
    }
}
