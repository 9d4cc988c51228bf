package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.upload.Slides;
import uk.dgnorth.upload.UploadDesk;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Versioned;

/** Serves speakers with what concerns their sessions. */
@ApplicationScoped
class SessionDesk {

    private final DraftDesk drafts;
    private final Releases releases;
    private final SpeakerDesk speakers;
    private final UploadDesk uploads;
    private final Validator validator;
    private final Audit audit;
    private final Clock clock;

    SessionDesk(
            DraftDesk drafts,
            Releases releases,
            SpeakerDesk speakers,
            UploadDesk uploads,
            Validator validator,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.releases = releases;
        this.speakers = speakers;
        this.uploads = uploads;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<SessionView> list(Mandate mandate) {
        var draft = drafts.whole(mandate.event());
        var confirmed = confirmed(mandate);
        var slides = uploads.slides(mandate.event());
        return TaskList.sessionsOf(mandate.speaker(), draft).stream()
                .map(session -> view(mandate.event(), session, draft, confirmed, slides.get(session.slug())))
                .toList();
    }

    /** @throws NotFound where it is not theirs too */
    @Transactional
    Versioned<SessionView> show(Mandate mandate, String slug) {
        var session = find(mandate, slug);
        return new Versioned<>(
                view(
                        mandate.event(),
                        session.body(),
                        drafts.whole(mandate.event()),
                        confirmed(mandate),
                        uploads.slides(mandate.event(), slug).orElse(null)),
                version(mandate.event(), session));
    }

    /** Goes to the draft; after the session was released, to the organisers, who decide. */
    @Transactional
    Versioned<SessionView> change(Mandate mandate, String slug, IfMatch ifMatch, Texts texts) {
        var event = SpeakerDesk.lock(mandate);
        var session = find(mandate, slug);
        ifMatch.demand(version(event, session));
        if (isReleased(event, slug)) {
            propose(mandate, event, session.body(), texts);
        } else if (!texts.equals(Texts.of(session.body()))) {
            drafts.replace(
                    event.slug(),
                    Kind.SESSION,
                    slug,
                    IfMatch.version(String.valueOf(session.version())),
                    texts.in(session.body()),
                    mandate.actor());
        }
        return show(mandate, slug);
    }

    /** As above, and what they need, which is kept for the speaker, whatever the session. */
    @Transactional
    Versioned<SessionView> change(Mandate mandate, String slug, IfMatch ifMatch, SessionPatch patch) {
        SpeakerDesk.lock(mandate);
        var texts = patch.appliedTo(show(mandate, slug).body().newest());
        var errors = Stream.concat(
                        validator.validateValue(Session.class, "title", texts.title()).stream()
                                .map(violation -> FieldError.in("#/title", violation.getMessage())),
                        validator.validateValue(Session.class, "description", texts.description()).stream()
                                .map(violation -> FieldError.in("#/abstract", violation.getMessage())))
                .toArray(FieldError[]::new);
        if (errors.length > 0) {
            throw new InvalidRequest(errors);
        }
        var needs = patch.needs();
        if (needs != null) {
            speakers.tellNeeds(mandate, needs);
        }
        return change(mandate, slug, ifMatch, texts);
    }

    /** In place of what the speakers wanted before. Wanting what is there takes the wish back. */
    private void propose(Mandate mandate, Event event, Session session, Texts texts) {
        var open = ProposedChange.findOpen(event, session.slug());
        if (open.isPresent() && open.get().texts().equals(texts)) {
            return;
        }
        var now = clock.instant();
        open.ifPresent(old -> {
            old.replace(now, mandate.actor());
            ProposedChange.flush(); // before the new one, as there is only one for each session
            audit(mandate, "proposed change taken back", session.slug());
        });
        if (!texts.equals(Texts.of(session))) {
            new ProposedChange(event, session, Person.lock(mandate.personId()), texts, now, mandate.actor()).persist();
            audit(mandate, "change proposed", session.slug());
        }
    }

    /** Again is harmless. Once all their sessions are confirmed, organisers see so at the speaker. */
    @Transactional
    Versioned<SessionView> confirm(Mandate mandate, String slug) {
        SpeakerDesk.lock(mandate);
        find(mandate, slug);
        if (!confirmed(mandate).contains(slug)) {
            new Confirmation(Person.lock(mandate.personId()), slug, clock.instant(), mandate.actor()).persist();
            audit(mandate, "session confirmed", slug);
        }
        var all = TaskList.sessionsOf(mandate.speaker(), drafts.whole(mandate.event())).stream()
                .map(Session::slug)
                .collect(Collectors.toSet());
        if (confirmed(mandate).containsAll(all)) {
            confirmSpeaker(mandate);
        }
        return show(mandate, slug);
    }

    private void confirmSpeaker(Mandate mandate) {
        var speaker = drafts.show(mandate.event().slug(), Kind.SPEAKER, mandate.speaker());
        if (!Boolean.TRUE.equals(speaker.body().confirmed())) {
            drafts.replace(
                    mandate.event().slug(),
                    Kind.SPEAKER,
                    mandate.speaker(),
                    IfMatch.version(String.valueOf(speaker.version())),
                    confirmed(speaker.body()),
                    mandate.actor());
        }
    }

    private static Speaker confirmed(Speaker speaker) {
        return new Speaker(
                speaker.slug(),
                speaker.name(),
                speaker.jobTitle(),
                speaker.organisation(),
                speaker.biography(),
                speaker.pronouns(),
                speaker.links(),
                speaker.contact(),
                speaker.unavailable(),
                true);
    }

    private Versioned<Session> find(Mandate mandate, String slug) {
        var session = drafts.show(mandate.event().slug(), Kind.SESSION, slug);
        if (!session.body().speakers().contains(mandate.speaker())) {
            throw new NotFound("session");
        }
        return session;
    }

    private SessionView view(
            Event event, Session session, Programme draft, Set<String> confirmed, @Nullable Slides slides) {
        var room = draft.rooms().stream()
                .filter(known -> known.slug().equals(session.room()))
                .map(known -> known.name())
                .findFirst()
                .orElse(null);
        return new SessionView(
                session.slug(),
                session.title(),
                session.description(),
                session.startsAt(),
                session.endsAt(),
                room,
                confirmed.contains(session.slug()),
                isReleased(event, session.slug()),
                ProposedChange.findOpen(event, session.slug())
                        .map(ProposedChange::texts)
                        .orElse(null),
                slides);
    }

    private boolean isReleased(Event event, String slug) {
        return releases.newest(event)
                .flatMap(release -> release.programme().session(slug))
                .isPresent();
    }

    /** Both move it: an edit of the draft, and what becomes of proposals. */
    static int version(Event event, Versioned<Session> session) {
        return session.version() + ProposedChange.events(event, session.body().slug());
    }

    private static Set<String> confirmed(Mandate mandate) {
        return Confirmation.of(List.of(mandate.personId())).stream()
                .map(Confirmation::session)
                .collect(Collectors.toSet());
    }

    private void audit(Mandate mandate, String action, String session) {
        audit.add(AuditEntry.of(mandate.actor(), action, mandate.event().slug(), "session/" + session)
                .changing(Map.of(), Map.of("speaker", mandate.speaker())));
    }
}
