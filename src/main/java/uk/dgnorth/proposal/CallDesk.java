package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.audit.EditAudit;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Format;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Versioned;

/** Where organisers set up a call, and ask people to review what comes. */
@ApplicationScoped
public class CallDesk {

    private static final String SUBJECT = "call-for-proposals";

    private final KeptCalls calls;
    private final KeptPeople people;
    private final ProposalLetters letters;
    private final AbuseLimits limits;
    private final EditAudit edits;
    private final Trail trail;
    private final Audit audit;
    private final Clock clock;

    CallDesk(
            KeptCalls calls,
            KeptPeople people,
            ProposalLetters letters,
            AbuseLimits limits,
            EditAudit edits,
            Trail trail,
            Audit audit,
            Clock clock) {
        this.calls = calls;
        this.people = people;
        this.letters = letters;
        this.limits = limits;
        this.edits = edits;
        this.trail = trail;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Versioned<Call> show(String slug) {
        return calls.demand(Event.demand(slug));
    }

    @Transactional
    public Optional<Versioned<Call>> find(String slug) {
        return calls.find(Event.demand(slug));
    }

    /** Whether organisers can decide by now. */
    public boolean isOver(Call call) {
        return call.isOver(clock.instant());
    }

    /** The first one needs no If-Match, as there is nothing yet that it could match. */
    @Transactional
    public Versioned<Call> put(String slug, IfMatch ifMatch, Call call, String actor) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        var before = calls.find(event);
        before.ifPresent(known -> ifMatch.demand(known.version(), seen -> trail.editsSince(slug, SUBJECT, seen)));
        demandConsistent(event, call);
        if (before.isEmpty()) {
            calls.add(event, call);
        } else {
            calls.replace(event, call);
        }
        var after = calls.demand(event);
        var action = before.isEmpty() ? "call for proposals set up" : "call for proposals changed";
        edits.note(actor, action, slug, SUBJECT, before.orElse(null), after);
        return after;
    }

    private static void demandConsistent(Event event, Call call) {
        var errors = new ArrayList<FieldError>();
        if (!call.deadline().isAfter(call.opensAt())) {
            errors.add(FieldError.in("#/deadline", "The deadline must lie after the opening"));
        }
        if (call.deadline().isAfter(event.endsAt())) {
            errors.add(FieldError.in("#/deadline", "The deadline must not lie after the end of the event"));
        }
        if (call.formats().contains(Format.BREAK)) {
            errors.add(FieldError.in("#/formats", "Nobody can propose a break"));
        }
        var ids = call.questions().stream().map(Question::id).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            errors.add(FieldError.in("#/questions", "Give each question an id of its own"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest("invalid-request", errors);
        }
    }

    /** Who was invited before gets another link. */
    @Transactional
    public Reviewer invite(String slug, Invitation invitation, String actor) {
        var event = Event.demand(slug);
        var call = calls.demand(event).body();
        var address = EmailAddress.parse(invitation.email())
                .orElseThrow(() -> new InvalidRequest(FieldError.in(
                        "#/email", "Enter an email address in the correct format, like name@example.org")));
        limits.letter(address.normalised());
        var name = invitation.name().strip();
        var id = people.reviewer(event, name, address, clock.instant());
        letters.review(event, call, id, name, address.asTyped());
        var reviewer = people.findReviewer(event, id).orElseThrow();
        audit.add(AuditEntry.of(actor, "reviewer invited", slug, reviewer.subject()));
        return reviewer;
    }

    @Transactional
    public Page<Reviewer> reviewers(String slug, @Nullable Mark after, int limit) {
        var found = people.reviewers(Event.demand(slug), after == null ? 0 : after.id(), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown, found.size() > limit ? Mark.of(shown.get(limit - 1).id()).toString() : null);
    }

    @Transactional
    public Reviewer reviewer(String slug, Optional<Long> id) {
        var event = Event.demand(slug);
        return id.flatMap(number -> people.findReviewer(event, number)).orElseThrow(() -> new NotFound("reviewer"));
    }

    @Transactional
    public void removeReviewer(String slug, Optional<Long> id, String actor) {
        var reviewer = reviewer(slug, id);
        people.removeReviewer(reviewer.id());
        audit.add(AuditEntry.of(actor, "reviewer removed", slug, reviewer.subject()));
    }
}
