package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Versioned;

/** Lets organisers decide on what speakers want to change after a release. */
@ApplicationScoped
public class ProposedChangeDesk {

    private final DraftDesk drafts;
    private final SpeakerEmails emails;
    private final Audit audit;
    private final Clock clock;

    ProposedChangeDesk(DraftDesk drafts, SpeakerEmails emails, Audit audit, Clock clock) {
        this.drafts = drafts;
        this.emails = emails;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that wait; there is at most one for each session, and a draft has no more than 1,000. */
    @Transactional
    public Page<ProposedChangeView> list(String slug) {
        var event = Event.demand(slug);
        var draft = drafts.whole(event);
        return new Page<>(
                ProposedChange.open(event).stream()
                        .map(change -> view(event, change, draft))
                        .toList(),
                null);
    }

    @Transactional
    public Versioned<ProposedChangeView> show(String slug, String id) {
        var event = Event.demand(slug);
        var view = view(event, find(event, id), drafts.whole(event));
        return new Versioned<>(view, view.version());
    }

    /** Accepted, it goes to the draft; declined, the speaker reads why. */
    @Transactional
    public Versioned<ProposedChangeView> decide(
            String slug, String id, IfMatch ifMatch, ChangeDecision decision, String actor) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        var change = find(event, id);
        if (!change.isOpen()) {
            throw new AlreadyDecided();
        }
        ifMatch.demand(view(event, change, drafts.whole(event)).version());
        switch (decision.outcome()) {
            case ACCEPT -> accept(event, change, actor);
            case DECLINE ->
                decline(event, change, String.valueOf(decision.reason()).strip(), actor);
        }
        ProposedChange.flush();
        return show(slug, id);
    }

    /** @throws NotFound where the session is gone: then it can only be declined */
    private void accept(Event event, ProposedChange change, String actor) {
        var session = drafts.show(event.slug(), Kind.SESSION, change.session());
        drafts.replace(
                event.slug(),
                Kind.SESSION,
                change.session(),
                IfMatch.version(String.valueOf(session.version())),
                change.texts().in(session.body()),
                actor);
        change.accept(clock.instant(), actor);
        audit(event, change, "proposed change accepted", actor);
    }

    private void decline(Event event, ProposedChange change, String reason, String actor) {
        change.decline(reason, clock.instant(), actor);
        audit(event, change, "proposed change declined", actor);
        var person = change.person();
        if (person != null) {
            drafts.whole(event).speakers().stream()
                    .filter(speaker -> speaker.slug().equals(person.speaker()))
                    .filter(speaker -> Addresses.isOf(speaker, person.address()))
                    .forEach(speaker -> emails.declined(
                            event,
                            speaker,
                            person.address(),
                            change.textsBefore().title(),
                            reason));
        }
    }

    private static ProposedChange find(Event event, String id) {
        try {
            return ProposedChange.find(event, UUID.fromString(id)).orElseThrow(() -> new NotFound("proposed change"));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("proposed change");
        }
    }

    private ProposedChangeView view(Event event, ProposedChange change, Programme draft) {
        var person = change.person();
        var session = draft.session(change.session());
        return new ProposedChangeView(
                change.id().toString(),
                change.session(),
                person == null ? null : person.speaker(),
                change.proposedBy(),
                change.proposedAt(),
                change.textsBefore(),
                session.map(Texts::of).orElse(null),
                change.texts(),
                session.isEmpty()
                        ? ProposedChange.events(event, change.session())
                        : SessionDesk.version(event, drafts.show(event.slug(), Kind.SESSION, change.session())));
    }

    private void audit(Event event, ProposedChange change, String action, String actor) {
        audit.add(AuditEntry.of(actor, action, event.slug(), "session/" + change.session())
                .changing(Map.of(), Map.of("change", change.id().toString())));
    }
}
