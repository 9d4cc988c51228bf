package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Versioned;

/** Where organisers read what proposers will be told, change it, and send it. */
@ApplicationScoped
public class LetterDesk {

    private final KeptLetters kept;
    private final ProposalLetters letters;
    private final Audit audit;
    private final Clock clock;

    LetterDesk(KeptLetters kept, ProposalLetters letters, Audit audit, Clock clock) {
        this.kept = kept;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Page<DecisionLetter> list(String slug, @Nullable Mark after, int limit) {
        var found = kept.list(Event.demand(slug).id(), after == null ? 0 : after.id(), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown, found.size() > limit ? Mark.of(shown.get(limit - 1).id()).toString() : null);
    }

    /** All about one proposal, the oldest first. */
    @Transactional
    public List<DecisionLetter> about(String slug, long proposal) {
        return kept.about(Event.demand(slug).id(), proposal);
    }

    @Transactional
    public Versioned<DecisionLetter> show(String slug, Optional<Long> id) {
        return id.flatMap(number -> kept.find(Event.demand(slug).id(), number))
                .orElseThrow(() -> new NotFound("letter"));
    }

    /** The audit trail says that, and not what: the text is somebody's own. */
    @Transactional
    public Versioned<DecisionLetter> change(
            String slug, Optional<Long> id, IfMatch ifMatch, LetterText text, String actor) {
        var letter = lock(slug, id);
        demandDraft(letter.body()); // sent is not changed
        ifMatch.demand(letter.version());
        kept.change(letter.body().id(), text);
        note(actor, "letter changed", slug, letter.body());
        return show(slug, id);
    }

    /** Once, whoever asks how often. */
    @Transactional
    Versioned<DecisionLetter> send(String slug, Optional<Long> id, String actor) {
        return send(slug, id, lock(slug, id).body(), actor);
    }

    /** As {@link #send(String, Optional, String)}, and only the words that were read. */
    @Transactional
    public Versioned<DecisionLetter> send(String slug, Optional<Long> id, IfMatch ifMatch, String actor) {
        var letter = lock(slug, id);
        demandDraft(letter.body()); // sent is not changed
        ifMatch.demand(letter.version());
        return send(slug, id, letter.body(), actor);
    }

    private Versioned<DecisionLetter> send(String slug, Optional<Long> id, DecisionLetter letter, String actor) {
        demandDraft(letter);
        letters.decision(Event.demand(slug), letter);
        kept.sent(letter.id(), clock.instant());
        note(actor, "letter sent", slug, letter);
        return show(slug, id);
    }

    private Versioned<DecisionLetter> lock(String slug, Optional<Long> id) {
        return id.flatMap(number -> kept.lock(Event.demand(slug).id(), number))
                .orElseThrow(() -> new NotFound("letter"));
    }

    private static void demandDraft(DecisionLetter letter) {
        if (letter.sentAt() != null) {
            throw new LetterSent(letter.sentAt());
        }
    }

    private void note(String actor, String action, String slug, DecisionLetter letter) {
        audit.add(AuditEntry.of(actor, action, slug, "proposal/" + letter.proposal()));
    }
}
