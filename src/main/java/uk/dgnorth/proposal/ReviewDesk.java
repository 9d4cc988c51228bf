package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;

/** Where reviewers say what they think of proposals. */
@ApplicationScoped
class ReviewDesk {

    private static final int PAGE = 50;

    private final KeptCalls calls;
    private final KeptPeople people;
    private final KeptProposals proposals;
    private final Audit audit;
    private final Clock clock;

    ReviewDesk(KeptCalls calls, KeptPeople people, KeptProposals proposals, Audit audit, Clock clock) {
        this.calls = calls;
        this.people = people;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /** A proposal in the list, with where the reviewer stands with it. */
    record Line(Proposal proposal, String standing) {}

    /**
     * What somebody reviews, one page of it.
     *
     * @param next after which proposal it goes on; null at the end
     */
    record Pile(Event event, List<Line> lines, @Nullable Long next) {}

    /**
     * One proposal as its reviewer may see it. What others said of it is there for whoever has scored it, so that
     * nobody follows them, and never for whoever has declared a conflict of interest.
     */
    record Sheet(
            Event event,
            Call call,
            Proposal proposal,
            @Nullable Review own,
            List<Review> others) {

        public boolean canReview() {
            return proposal.canBeReviewed() && !hasConflict();
        }

        public boolean hasConflict() {
            return own != null && own.declaresConflict();
        }

        public boolean seesOthers() {
            return own != null && !own.declaresConflict();
        }
    }

    @Transactional
    Pile pile(long reviewer, long after) {
        var found = proposals.forReviewer(reviewer, after, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var own = proposals.reviewsBy(reviewer, shown.stream().map(Proposal::id).toList()).stream()
                .collect(Collectors.toMap(KeptProposals.Said::proposal, KeptProposals.Said::review));
        var lines = shown.stream()
                .map(proposal -> new Line(proposal, standing(own.get(proposal.id()))))
                .toList();
        return new Pile(
                event(reviewer),
                lines,
                found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    private static String standing(@Nullable Review own) {
        if (own == null) {
            return "Not reviewed yet";
        }
        return own.declaresConflict() ? "Conflict of interest" : "Your score: " + own.score();
    }

    @Transactional
    Sheet sheet(long reviewer, Optional<Long> id) {
        return sheet(reviewer, demand(id.flatMap(number -> proposals.forReviewer(reviewer, number))));
    }

    private Sheet sheet(long reviewer, Proposal proposal) {
        var event = event(reviewer);
        var said = proposals.reviews(List.of(proposal.id())).stream()
                .map(KeptProposals.Said::review)
                .toList();
        var own = said.stream()
                .filter(review -> review.reviewer() == reviewer)
                .findFirst()
                .orElse(null);
        var others = own == null || own.declaresConflict()
                ? List.<Review>of()
                : said.stream().filter(review -> review.reviewer() != reviewer).toList();
        return new Sheet(event, calls.demand(event).body(), proposal, own, others);
    }

    /** @return whether reviews were still open */
    @Transactional
    boolean score(long reviewer, Optional<Long> id, int score, String note) {
        var sheet = lock(reviewer, id);
        if (sheet.canReview()) {
            proposals.review(sheet.proposal(), reviewer, score, note, null, clock.instant());
            note(sheet, reviewer, "proposal reviewed");
        }
        return sheet.canReview();
    }

    /**
     * For good: a score that was given goes, and what others said stays hidden.
     *
     * @return whether reviews were still open
     */
    @Transactional
    boolean declareConflict(long reviewer, Optional<Long> id, String reason) {
        var sheet = lock(reviewer, id);
        if (sheet.canReview()) {
            proposals.review(sheet.proposal(), reviewer, null, "", reason, clock.instant());
            note(sheet, reviewer, "conflict of interest declared");
        }
        return sheet.canReview();
    }

    private Sheet lock(long reviewer, Optional<Long> id) {
        return sheet(reviewer, demand(id.flatMap(number -> proposals.lockForReviewer(reviewer, number))));
    }

    private static Proposal demand(Optional<Proposal> found) {
        return found.orElseThrow(() -> new NotFound("proposal"));
    }

    private void note(Sheet sheet, long reviewer, String action) {
        audit.add(AuditEntry.of(
                "reviewer-" + reviewer,
                action,
                sheet.event().slug(),
                sheet.proposal().subject()));
    }

    private Event event(long reviewer) {
        return Event.demand(people.eventOf(Who.REVIEWER, reviewer));
    }
}
