package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposals as they are kept. Whatever finds one asks whose it is, or of which event, so that no id opens another's. */
@ApplicationScoped
class KeptProposals {

    private static final String PROPOSAL =
            "select p.*, q.email from proposal p join proposer q on q.id = p.proposer_id ";

    private final ProposalDatabase database;

    KeptProposals(ProposalDatabase database) {
        this.database = database;
    }

    /** A proposal in a list, with what its reviewers made of it; the mean is 0 where nobody scored. */
    record Rated(Proposal proposal, BigDecimal mean, int scores, int conflicts, BigDecimal key) {}

    long start(long event, long proposer, Instant now) {
        return database.id("""
                insert into proposal (event_id, proposer_id, state, content, changed_at)
                values (?, ?, 'DRAFT', ?::jsonb, ?) returning id""", event, proposer, database.write(Content.EMPTY), now);
    }

    List<Proposal> ofProposer(long proposer) {
        return database.list(PROPOSAL + "where p.proposer_id = ? order by p.id", this::proposal, proposer);
    }

    Optional<Proposal> find(long proposer, long id) {
        return database.find(PROPOSAL + "where p.proposer_id = ? and p.id = ?", this::proposal, proposer, id);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Proposal> lock(long proposer, long id) {
        return database.find(
                PROPOSAL + "where p.proposer_id = ? and p.id = ? for update of p", this::proposal, proposer, id);
    }

    /** What organisers see: nobody's draft. */
    Optional<Proposal> lockSubmitted(long event, long id) {
        return database.find(
                PROPOSAL + "where p.event_id = ? and p.id = ? and p.state <> 'DRAFT' for update of p",
                this::proposal,
                event,
                id);
    }

    void write(Proposal proposal, Content content, State state, Instant now) {
        database.change("""
                update proposal set content = ?::jsonb, state = ?, changed_at = ?, version = version + 1,
                    submitted_at = case when ? = 'DRAFT' then null else coalesce(submitted_at, ?) end
                where id = ?""", database.write(content), state, now, state, now, proposal.id());
    }

    void withdraw(Proposal proposal, Instant now) {
        database.change("update proposal set state = 'WITHDRAWN', changed_at = ? where id = ?", now, proposal.id());
    }

    void delete(Proposal proposal) {
        database.change("delete from proposal where id = ?", proposal.id());
    }

    void decide(
            Proposal proposal,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String speaker,
            @Nullable String session,
            Instant now) {
        database.change(
                "update proposal set outcome = ?, reason = ?, decided_at = ?, speaker = ?, session = ?,"
                        + " version = version + 1 where id = ?",
                outcome,
                reason,
                now,
                speaker,
                session,
                proposal.id());
    }

    /** @param after the key and id of the last one of the page before */
    List<Rated> list(
            long event,
            @Nullable State state,
            @Nullable Standing standing,
            boolean byMean,
            @Nullable Mark after,
            int limit) {
        var key = after == null ? null : after.key();
        return database.list(
                """
                select * from (
                    select p.*, q.email,
                        round(coalesce(avg(r.score), 0), 4) as mean, count(r.score) as scores,
                        count(r.conflict) as conflicts,
                        case when ? then round(coalesce(avg(r.score), 0), 4) else 0 end as key
                    from proposal p join proposer q on q.id = p.proposer_id left join review r on r.proposal_id = p.id
                    where p.event_id = ? and p.state <> 'DRAFT' and p.state = coalesce(?, p.state)
                        and (?::text is null or coalesce(p.outcome, 'OPEN') = ?)
                    group by p.id, q.email) rated
                where ?::numeric is null or key < ? or (key = ? and id > ?)
                order by key desc, id limit ?""",
                this::rated,
                byMean,
                event,
                state,
                standing,
                standing,
                key,
                key,
                key,
                after == null ? 0L : after.id(),
                limit);
    }

    Optional<Rated> findRated(long event, long id) {
        return database.find("""
                select p.*, q.email, round(coalesce(avg(r.score), 0), 4) as mean, count(r.score) as scores,
                    count(r.conflict) as conflicts, 0 as key
                from proposal p join proposer q on q.id = p.proposer_id left join review r on r.proposal_id = p.id
                where p.event_id = ? and p.id = ? and p.state <> 'DRAFT'
                group by p.id, q.email""", this::rated, event, id);
    }

    /** What a reviewer can look at: what is submitted to their event, but for what they have proposed themselves. */
    private static final String FOR_REVIEWER = PROPOSAL + """
            join reviewer v on v.event_id = p.event_id and v.normalised_email <> q.normalised_email
            where p.state = 'SUBMITTED' and v.id = ?
            """;

    List<Proposal> forReviewer(long reviewer, long after, int limit) {
        return database.list(
                FOR_REVIEWER + "and p.id > ? order by p.id limit ?", this::proposal, reviewer, after, limit);
    }

    Optional<Proposal> forReviewer(long reviewer, long id) {
        return database.find(FOR_REVIEWER + "and p.id = ?", this::proposal, reviewer, id);
    }

    Optional<Proposal> lockForReviewer(long reviewer, long id) {
        return database.find(FOR_REVIEWER + "and p.id = ? for update of p", this::proposal, reviewer, id);
    }

    /** In one statement for all of them. */
    List<Said> reviews(List<Long> proposals) {
        return database.list(
                """
                select r.*, v.name from review r join reviewer v on v.id = r.reviewer_id
                where r.proposal_id = any(?) order by r.proposal_id, r.reviewer_id""", row -> new Said(row.getLong("proposal_id"), review(row)), (Object) proposals.toArray(Long[]::new));
    }

    /** What was said of which proposal. */
    record Said(long proposal, Review review) {}

    List<Said> reviewsBy(long reviewer, List<Long> proposals) {
        return database.list("""
                select r.*, v.name from review r join reviewer v on v.id = r.reviewer_id
                where r.reviewer_id = ? and r.proposal_id = any(?)""", row -> new Said(row.getLong("proposal_id"), review(row)), reviewer, (Object)
                proposals.toArray(Long[]::new));
    }

    void review(
            Proposal proposal,
            long reviewer,
            @Nullable Integer score,
            String note,
            @Nullable String conflict,
            Instant now) {
        database.change("""
                insert into review (proposal_id, reviewer_id, score, note, conflict, written_at)
                values (?, ?, ?::int, ?, ?, ?)
                on conflict (proposal_id, reviewer_id) do update set
                    score = excluded.score, note = excluded.note, conflict = excluded.conflict,
                    written_at = excluded.written_at""", proposal.id(), reviewer, score, note, conflict, now);
    }

    /** Of events that ended before: what was not accepted, who proposed nothing else, and who reviewed it. */
    int forgetThoseOfEventsThatEndedBefore(Instant end) {
        var deleted = database.change("""
                delete from proposal p using event e
                where e.id = p.event_id and e.ends_at < ?
                    and (p.outcome is distinct from 'ACCEPT' or p.state = 'WITHDRAWN')""", end);
        database.change("""
                delete from proposer q using event e
                where e.id = q.event_id and e.ends_at < ?
                    and not exists (select 1 from proposal p where p.proposer_id = q.id)""", end);
        database.change("delete from reviewer v using event e where e.id = v.event_id and e.ends_at < ?", end);
        return deleted;
    }

    void forgetProposersWithoutProposal(Instant createdBefore) {
        database.change("""
                delete from proposer q where q.created_at < ?
                    and not exists (select 1 from proposal p where p.proposer_id = q.id)""", createdBefore);
    }

    private Rated rated(ResultSet row) throws SQLException {
        return new Rated(
                proposal(row),
                row.getBigDecimal("mean"),
                row.getInt("scores"),
                row.getInt("conflicts"),
                row.getBigDecimal("key"));
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Proposal(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getLong("proposer_id"),
                row.getString("email"),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                database.read(row.getString("content"), Content.class),
                ProposalDatabase.timeOf(row, "changed_at"),
                ProposalDatabase.time(row, "submitted_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("reason"),
                ProposalDatabase.time(row, "decided_at"),
                row.getString("speaker"),
                row.getString("session"));
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                row.getLong("reviewer_id"),
                row.getString("name"),
                row.getObject("score", Integer.class),
                row.getString("note"),
                row.getString("conflict"),
                ProposalDatabase.timeOf(row, "written_at"));
    }
}
