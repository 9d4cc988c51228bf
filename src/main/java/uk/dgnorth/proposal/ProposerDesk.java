package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** Where people write what they offer to speak about. */
@ApplicationScoped
class ProposerDesk {

    /** More than anybody writes; a bound on what one address can fill the database with. */
    private static final int PROPOSALS_AT_MOST = 20;

    private final KeptCalls calls;
    private final KeptPeople people;
    private final KeptProposals proposals;
    private final KeptLetters letters;
    private final ProposalLetters post;
    private final AbuseLimits limits;
    private final ClientNetwork network;
    private final Audit audit;
    private final Clock clock;

    ProposerDesk(
            KeptCalls calls,
            KeptPeople people,
            KeptProposals proposals,
            KeptLetters letters,
            ProposalLetters post,
            AbuseLimits limits,
            ClientNetwork network,
            Audit audit,
            Clock clock) {
        this.calls = calls;
        this.people = people;
        this.proposals = proposals;
        this.letters = letters;
        this.post = post;
        this.limits = limits;
        this.network = network;
        this.audit = audit;
        this.clock = clock;
    }

    /** The call as people read it now. */
    record Notice(Event event, Call call, boolean isOpen, boolean isOver, String opens, String deadline) {}

    /** All that one proposer has written, and whether more can be added. */
    record Folder(Notice notice, List<Proposal> proposals, boolean canStart) {}

    /** One of them, with the call that it answers. */
    record Sheet(Notice notice, Proposal proposal, boolean canChange) {}

    @Transactional
    Notice notice(String slug) {
        var event = Event.demand(slug);
        var call = calls.demand(event).body();
        var now = clock.instant();
        var times = new EventTimes(event.timezone(), Language.ENGLISH);
        return new Notice(
                event,
                call,
                call.isOpen(now),
                call.isOver(now),
                times.moment(call.opensAt()),
                times.deadline(call.deadline()));
    }

    /** After the deadline only who has been here before gets a link, and the answer does not tell. */
    @Transactional
    void sendLink(Notice notice, EmailAddress address) {
        limits.submission(network.name(), address.domain());
        limits.letter(address.normalised());
        var event = notice.event();
        var proposer = notice.isOpen()
                ? Optional.of(people.proposer(event, address, clock.instant()))
                : people.findProposer(event, address);
        proposer.ifPresentOrElse(
                id -> post.start(event, notice.call(), id, address.asTyped()),
                () -> post.startNothing(event, notice.call()));
    }

    @Transactional
    Folder folder(long proposer) {
        var notice = notice(people.eventOf(Who.PROPOSER, proposer));
        var written = proposals.ofProposer(proposer);
        return new Folder(notice, written, notice.isOpen() && written.size() < PROPOSALS_AT_MOST);
    }

    /** @return the new draft, or nothing where no more can be started */
    @Transactional
    Optional<Long> start(long proposer) {
        people.lockProposer(proposer); // so that two windows do not count the same drafts
        var folder = folder(proposer);
        return folder.canStart()
                ? Optional.of(proposals.start(folder.notice().event().id(), proposer, clock.instant()))
                : Optional.empty();
    }

    @Transactional
    Sheet sheet(long proposer, Optional<Long> id) {
        return sheetOf(proposer, id.flatMap(number -> proposals.find(proposer, number)));
    }

    private Sheet sheetOf(long proposer, Optional<Proposal> found) {
        var notice = notice(people.eventOf(Who.PROPOSER, proposer));
        var proposal = found.orElseThrow(() -> new NotFound("proposal"));
        return new Sheet(notice, proposal, proposal.canChange(notice.call(), clock.instant()));
    }

    /**
     * @param ifMatch the version that was shown
     * @return whether it could still be kept: the deadline may have passed while somebody wrote
     * @throws ChangedMeanwhile where it was saved since then, such as in another window
     */
    @Transactional
    boolean write(long proposer, Optional<Long> id, IfMatch ifMatch, Content content, boolean submit) {
        var sheet = sheetOf(proposer, id.flatMap(number -> proposals.lock(proposer, number)));
        if (!sheet.canChange()) {
            return false;
        }
        var proposal = sheet.proposal();
        ifMatch.demand(proposal.version());
        var state = submit ? State.SUBMITTED : proposal.state();
        proposals.write(proposal, content, state, clock.instant());
        if (submit) {
            note(sheet, proposal.isSubmitted() ? "proposal changed" : "proposal submitted");
        }
        return true;
    }

    /** A draft, which nobody else has seen, is deleted; what was submitted stays on record. */
    @Transactional
    void withdraw(long proposer, Optional<Long> id) {
        var sheet = sheetOf(proposer, id.flatMap(number -> proposals.lock(proposer, number)));
        var proposal = sheet.proposal();
        if (proposal.isDraft()) {
            proposals.delete(proposal);
        } else if (!proposal.isWithdrawn()) {
            proposals.withdraw(proposal, clock.instant());
            letters.forgetDraft(proposal);
            note(sheet, "proposal withdrawn");
        }
    }

    private void note(Sheet sheet, String action) {
        audit.add(AuditEntry.of(
                "proposer",
                action,
                sheet.notice().event().slug(),
                sheet.proposal().subject()));
    }
}
