package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;

/** Proposers and reviewers as they are kept: by address, for one event. */
@ApplicationScoped
class KeptPeople {

    private static final String REVIEWER = "select id, name, email, created_at from reviewer ";

    private final ProposalDatabase database;

    KeptPeople(ProposalDatabase database) {
        this.database = database;
    }

    /** The proposer of this address, new or known. */
    long proposer(Event event, EmailAddress address, Instant now) {
        return database.id("""
                insert into proposer (event_id, email, normalised_email, created_at) values (?, ?, ?, ?)
                on conflict (event_id, normalised_email) do update set email = proposer.email
                returning id""", event.id(), address.asTyped(), address.normalised(), now);
    }

    Optional<Long> findProposer(Event event, EmailAddress address) {
        return database.find(
                "select id from proposer where event_id = ? and normalised_email = ?",
                row -> row.getLong("id"),
                event.id(),
                address.normalised());
    }

    /** Nobody else starts anything in this one's name until the transaction ends. */
    void lockProposer(long id) {
        database.find("select id from proposer where id = ? for update", row -> row.getLong("id"), id);
    }

    String eventOf(Who who, long id) {
        return database.find(
                        "select e.slug from event e join "
                                + (who == Who.PROPOSER ? "proposer" : "reviewer")
                                + " p on p.event_id = e.id where p.id = ?",
                        row -> row.getString("slug"),
                        id)
                .orElseThrow(() -> new IllegalStateException("Somebody with a session is gone"));
    }

    /** The reviewer of this address, new or known under another name. */
    long reviewer(Event event, String name, EmailAddress address, Instant now) {
        return database.id("""
                insert into reviewer (event_id, name, email, normalised_email, created_at) values (?, ?, ?, ?, ?)
                on conflict (event_id, normalised_email) do update set name = excluded.name
                returning id""", event.id(), name, address.asTyped(), address.normalised(), now);
    }

    List<Reviewer> reviewers(Event event, long after, int limit) {
        return database.list(
                REVIEWER + "where event_id = ? and id > ? order by id limit ?",
                KeptPeople::reviewer,
                event.id(),
                after,
                limit);
    }

    Optional<Reviewer> findReviewer(Event event, long id) {
        return database.find(REVIEWER + "where event_id = ? and id = ?", KeptPeople::reviewer, event.id(), id);
    }

    /** With their reviews and what their links open. */
    void removeReviewer(long id) {
        database.change("delete from reviewer where id = ?", id);
    }

    private static Reviewer reviewer(ResultSet row) throws SQLException {
        return new Reviewer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                ProposalDatabase.timeOf(row, "created_at"));
    }
}
