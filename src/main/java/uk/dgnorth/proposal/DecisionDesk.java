package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;

/** Where organisers see what was proposed and how it was reviewed, and decide. */
@ApplicationScoped
public class DecisionDesk {

    private final KeptCalls calls;
    private final KeptProposals proposals;
    private final KeptLetters kept;
    private final ProposalLetters letters;
    private final Acceptance acceptance;
    private final Audit audit;
    private final Clock clock;

    DecisionDesk(
            KeptCalls calls,
            KeptProposals proposals,
            KeptLetters kept,
            ProposalLetters letters,
            Acceptance acceptance,
            Audit audit,
            Clock clock) {
        this.calls = calls;
        this.proposals = proposals;
        this.kept = kept;
        this.letters = letters;
        this.acceptance = acceptance;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Page<ProposalView> list(
            String slug,
            @Nullable State state,
            @Nullable Standing standing,
            boolean byMean,
            @Nullable Mark after,
            int limit) {
        var event = Event.demand(slug);
        var call = calls.demand(event).body();
        var found = proposals.list(event.id(), state, standing, byMean, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var reviews = proposals
                .reviews(shown.stream().map(rated -> rated.proposal().id()).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        KeptProposals.Said::proposal,
                        Collectors.mapping(KeptProposals.Said::review, Collectors.toList())));
        var items = shown.stream()
                .map(rated -> ProposalView.of(
                        rated, call, reviews.getOrDefault(rated.proposal().id(), List.of())))
                .toList();
        if (found.size() <= limit) {
            return new Page<>(items, null);
        }
        var last = shown.get(limit - 1);
        return new Page<>(items, new Mark(last.key(), last.proposal().id()).toString());
    }

    @Transactional
    public ProposalView show(String slug, Optional<Long> id) {
        var event = Event.demand(slug);
        return view(event, id.orElseThrow(() -> new NotFound("proposal")));
    }

    private ProposalView view(Event event, long id) {
        var call = calls.demand(event).body();
        var reviews = proposals.reviews(List.of(id)).stream()
                .map(KeptProposals.Said::review)
                .toList();
        return proposals
                .findRated(event.id(), id)
                .map(rated -> ProposalView.of(rated, call, reviews))
                .orElseThrow(() -> new NotFound("proposal"));
    }

    /**
     * The letter waits as a draft; nothing is sent. The same decision again changes nothing. What an acceptance put
     * into the draft programme stays there after another decision: organisers may have worked on it meanwhile.
     *
     * @param ifMatch the version that was seen, needed to put another decision in the place of one
     * @throws ChangedMeanwhile where somebody else has decided since then
     */
    @Transactional
    public ProposalView decide(String slug, Optional<Long> id, IfMatch ifMatch, Decision decision, String actor) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        var proposal = id.flatMap(number -> proposals.lockSubmitted(event.id(), number))
                .orElseThrow(() -> new NotFound("proposal"));
        if (proposal.isWithdrawn()) {
            throw new ProposalWithdrawn();
        }
        var call = calls.demand(event).body();
        if (!call.isOver(clock.instant())) {
            throw new CallOpen(call.deadline());
        }
        if (decision.outcome() != proposal.outcome() || !Objects.equals(decision.reason(), proposal.reason())) {
            if (proposal.outcome() != null) {
                ifMatch.demand(proposal.version());
            }
            decide(event, proposal, decision, actor);
        }
        return view(event, proposal.id());
    }

    private void decide(Event event, Proposal proposal, Decision decision, String actor) {
        var outcome = decision.outcome();
        var parts = outcome == Outcome.ACCEPT
                ? acceptance.intoDraft(event, proposal, actor)
                : new Acceptance.Parts(proposal.speaker(), proposal.session());
        proposals.decide(proposal, outcome, decision.reason(), parts.speaker(), parts.session(), clock.instant());
        kept.forgetDraft(proposal);
        kept.draft(proposal, outcome, letters.draft(event, proposal, outcome, decision.reason()), clock.instant());
        audit.add(AuditEntry.of(actor, "proposal decided", event.slug(), proposal.subject())
                .changing(noted(proposal.outcome(), null), noted(outcome, parts.session())));
    }

    private static Map<String, String> noted(@Nullable Outcome outcome, @Nullable String session) {
        var noted = new HashMap<String, String>();
        if (outcome != null) {
            noted.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        }
        if (session != null) {
            noted.put("session", session);
        }
        return noted;
    }
}
