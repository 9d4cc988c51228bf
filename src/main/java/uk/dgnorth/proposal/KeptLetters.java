package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uk.dgnorth.web.Versioned;

/** The letters about decisions, as they are kept. */
@ApplicationScoped
class KeptLetters {

    private static final String LETTER = """
            select l.*, p.content ->> 'title' as title, q.email
            from proposal_letter l join proposal p on p.id = l.proposal_id join proposer q on q.id = p.proposer_id
            """;

    private final ProposalDatabase database;

    KeptLetters(ProposalDatabase database) {
        this.database = database;
    }

    List<DecisionLetter> list(long event, long after, int limit) {
        return database.list(
                LETTER + "where l.event_id = ? and l.id > ? order by l.id limit ?",
                row -> letter(row).body(),
                event,
                after,
                limit);
    }

    List<DecisionLetter> about(long event, long proposal) {
        return database.list(
                LETTER + "where l.event_id = ? and l.proposal_id = ? order by l.id",
                row -> letter(row).body(),
                event,
                proposal);
    }

    Optional<Versioned<DecisionLetter>> find(long event, long id) {
        return database.find(LETTER + "where l.event_id = ? and l.id = ?", KeptLetters::letter, event, id);
    }

    /** Nobody else sends or changes it until the transaction ends. */
    Optional<Versioned<DecisionLetter>> lock(long event, long id) {
        return database.find(
                LETTER + "where l.event_id = ? and l.id = ? for update of l", KeptLetters::letter, event, id);
    }

    void forgetDraft(Proposal proposal) {
        database.change("delete from proposal_letter where proposal_id = ? and sent_at is null", proposal.id());
    }

    void draft(Proposal proposal, Outcome outcome, LetterText text, Instant now) {
        database.change("""
                insert into proposal_letter (event_id, proposal_id, outcome, subject, body, created_at)
                values (?, ?, ?, ?, ?, ?)""", proposal.eventId(), proposal.id(), outcome, text.subject(), text.text(), now);
    }

    void change(long id, LetterText text) {
        database.change(
                "update proposal_letter set subject = ?, body = ?, version = version + 1 where id = ?",
                text.subject(),
                text.text(),
                id);
    }

    void sent(long id, Instant now) {
        database.change("update proposal_letter set sent_at = ?, version = version + 1 where id = ?", now, id);
    }

    private static Versioned<DecisionLetter> letter(ResultSet row) throws SQLException {
        return new Versioned<>(
                new DecisionLetter(
                        row.getLong("id"),
                        row.getLong("proposal_id"),
                        row.getString("title"),
                        row.getString("email"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("subject"),
                        row.getString("body"),
                        ProposalDatabase.timeOf(row, "created_at"),
                        ProposalDatabase.time(row, "sent_at")),
                row.getInt("version"));
    }
}
