package uk.dgnorth.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.EditAudit;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Slug;
import uk.dgnorth.web.SlugFixed;
import uk.dgnorth.web.SlugTaken;
import uk.dgnorth.web.Versioned;

/**
 * Lets organisers edit the draft. Every edit locks the event, so that what one part says of another is true when it is
 * kept; registering goes on meanwhile.
 */
@ApplicationScoped
public class DraftDesk {

    private static final String ADDED = "added";
    private static final String CHANGED = "changed";
    private static final String REMOVED = "removed";
    private static final int FIRST_VERSION = 0;
    private static final int MOST_OF_A_KIND = 1000;

    private final DraftParts parts;
    private final Idempotency idempotency;
    private final EditAudit audit;
    private final Trail trail;

    DraftDesk(DraftParts parts, Idempotency idempotency, EditAudit audit, Trail trail) {
        this.parts = parts;
        this.idempotency = idempotency;
        this.audit = audit;
        this.trail = trail;
    }

    /** The draft as a whole, at one moment. */
    @Transactional
    public Programme whole(Event event) {
        return parts.all(event.id());
    }

    @Transactional
    public Programme whole(String eventSlug) {
        return whole(Event.demand(eventSlug));
    }

    @Transactional
    public <P extends Part> Page<P> list(String eventSlug, Kind<P> kind, @Nullable String after, int limit) {
        if (after != null && !after.matches(Slug.FORM)) {
            throw new InvalidRequest(FieldError.parameter("after", "Take the cursor from next of the page before"));
        }
        var found = parts.list(Event.demand(eventSlug).id(), kind, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(shown, found.size() > limit ? shown.get(limit - 1).slug() : null);
    }

    @Transactional
    public <P extends Part> Versioned<P> show(String eventSlug, Kind<P> kind, String slug) {
        return found(Event.demand(eventSlug), kind, slug);
    }

    @Transactional
    public <P extends Part> Versioned<P> add(String eventSlug, Kind<P> kind, P part, String actor) {
        var added = idempotency.once(part, kind.type(), () -> {
            addAsPartOfMore(eventSlug, kind, part, actor);
            return part;
        });
        return new Versioned<>(added, FIRST_VERSION);
    }

    /** Inside of a larger use case, whose request is not one for this part alone. */
    @Transactional
    public <P extends Part> void addAsPartOfMore(String eventSlug, Kind<P> kind, P part, String actor) {
        var event = eventToEdit(eventSlug);
        demandConsistent(event, part);
        if (parts.count(event.id(), kind) >= MOST_OF_A_KIND) {
            throw new TooManyParts();
        }
        if (!parts.add(event.id(), kind, part)) {
            throw new SlugTaken();
        }
        note(actor, ADDED, event, kind, part.slug(), null, new Versioned<>(part, FIRST_VERSION));
    }

    @Transactional
    public <P extends Part> Versioned<P> replace(
            String eventSlug, Kind<P> kind, String slug, IfMatch ifMatch, P part, String actor) {
        var event = eventToEdit(eventSlug);
        var before = found(event, kind, slug);
        ifMatch.demand(before.version(), seen -> trail.editsSince(eventSlug, kind.subject(slug), seen));
        if (!slug.equals(part.slug())) {
            throw new SlugFixed(slug);
        }
        demandConsistent(event, part);
        var after = new Versioned<>(part, parts.replace(event.id(), kind, part, before.version()));
        note(actor, CHANGED, event, kind, slug, before, after);
        return after;
    }

    /** @throws PartInUse where sessions name it */
    @Transactional
    public void remove(String eventSlug, Kind<?> kind, String slug, IfMatch ifMatch, String actor) {
        var event = eventToEdit(eventSlug);
        var before = found(event, kind, slug);
        ifMatch.demand(before.version(), seen -> trail.editsSince(eventSlug, kind.subject(slug), seen));
        var users = sessionsThatName(before.body(), parts.all(event.id()).sessions());
        if (!users.isEmpty()) {
            throw new PartInUse(users);
        }
        parts.remove(event.id(), kind, slug);
        note(actor, REMOVED, event, kind, slug, before, null);
    }

    /**
     * Makes the draft what it was at another time. Of speakers who are still there, what only organisers know stays.
     */
    @Transactional
    public void restore(String eventSlug, Programme wanted, String actor) {
        var event = eventToEdit(eventSlug);
        var present = parts.all(event.id());
        restore(event, Kind.SESSION, present.sessions(), wanted.sessions(), actor);
        restore(event, Kind.ROOM, present.rooms(), wanted.rooms(), actor);
        restore(event, Kind.TRACK, present.tracks(), wanted.tracks(), actor);
        restore(event, Kind.SPEAKER, present.speakers(), knownAs(present.speakers(), wanted.speakers()), actor);
    }

    private <P extends Part> void restore(Event event, Kind<P> kind, List<P> present, List<P> wanted, String actor) {
        for (var part : present) {
            if (wanted.stream().noneMatch(other -> other.slug().equals(part.slug()))) {
                note(actor, REMOVED, event, kind, part.slug(), found(event, kind, part.slug()), null);
                parts.remove(event.id(), kind, part.slug());
            }
        }
        for (var part : wanted) {
            var before = parts.find(event.id(), kind, part.slug());
            if (before.isEmpty()) {
                parts.add(event.id(), kind, part);
                note(actor, ADDED, event, kind, part.slug(), null, new Versioned<>(part, FIRST_VERSION));
            } else if (!before.get().body().equals(part)) {
                var version = parts.replace(event.id(), kind, part, before.get().version());
                note(actor, CHANGED, event, kind, part.slug(), before.get(), new Versioned<>(part, version));
            }
        }
    }

    private static List<Speaker> knownAs(List<Speaker> present, List<Speaker> wanted) {
        return wanted.stream()
                .map(speaker -> present.stream()
                        .filter(known -> known.slug().equals(speaker.slug()))
                        .findFirst()
                        .map(speaker::knownAs)
                        .orElse(speaker))
                .toList();
    }

    private static Event eventToEdit(String slug) {
        return Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
    }

    private <P extends Part> Versioned<P> found(Event event, Kind<P> kind, String slug) {
        return slug.matches(Slug.FORM)
                ? parts.find(event.id(), kind, slug).orElseThrow(() -> new NotFound(kind.name()))
                : notFound(kind);
    }

    private static <P extends Part> Versioned<P> notFound(Kind<P> kind) {
        throw new NotFound(kind.name());
    }

    private void note(
            String actor,
            String done,
            Event event,
            Kind<?> kind,
            String slug,
            @Nullable Versioned<? extends Part> before,
            @Nullable Versioned<? extends Part> after) {
        audit.note(
                actor,
                kind.name() + " " + done,
                event.slug(),
                kind.subject(slug),
                before == null ? null : noted(before),
                after == null ? null : noted(after),
                kind::isKeptInTrail);
    }

    private static Versioned<Record> noted(Versioned<? extends Part> state) {
        return new Versioned<>((Record) state.body(), state.version());
    }

    private void demandConsistent(Event event, Part part) {
        if (part instanceof Session session) {
            var errors = errors(event, session, parts.all(event.id()));
            if (!errors.isEmpty()) {
                throw new InvalidRequest("invalid-request", errors);
            }
        }
    }

    private static List<FieldError> errors(Event event, Session session, Programme draft) {
        var errors = new ArrayList<FieldError>();
        var room = session.room();
        if (room != null
                && draft.rooms().stream().noneMatch(known -> known.slug().equals(room))) {
            errors.add(FieldError.in("#/room", "There is no such room. Add it first."));
        }
        var track = session.track();
        if (track != null
                && draft.tracks().stream().noneMatch(known -> known.slug().equals(track))) {
            errors.add(FieldError.in("#/track", "There is no such track. Add it first."));
        }
        for (int i = 0; i < session.speakers().size(); i++) {
            var speaker = session.speakers().get(i);
            if (draft.speakers().stream().noneMatch(known -> known.slug().equals(speaker))) {
                errors.add(FieldError.in("#/speakers/" + i, "There is no such speaker. Add them first."));
            }
        }
        session.period()
                .filter(period -> !new Period(event.startsAt(), event.endsAt()).contains(period))
                .ifPresent(outside -> errors.add(FieldError.in(
                        "#/startsAt", "The session must lie between the start and the end of the event")));
        return errors;
    }

    private static List<String> sessionsThatName(Part part, List<Session> sessions) {
        return sessions.stream()
                .filter(session -> names(session, part))
                .map(Session::slug)
                .toList();
    }

    private static boolean names(Session session, Part part) {
        if (part instanceof Room) {
            return part.slug().equals(session.room());
        }
        if (part instanceof Track) {
            return part.slug().equals(session.track());
        }
        return part instanceof Speaker && session.speakers().contains(part.slug());
    }
}
