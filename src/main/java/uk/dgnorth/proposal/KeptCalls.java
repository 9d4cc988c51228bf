package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Versioned;

/** The calls of all events, as they are kept: one for each at most. */
@ApplicationScoped
class KeptCalls {

    private final ProposalDatabase database;

    KeptCalls(ProposalDatabase database) {
        this.database = database;
    }

    Optional<Versioned<Call>> find(Event event) {
        return database.find(
                "select version, document from call_for_proposals where event_id = ?",
                row -> new Versioned<>(database.read(row.getString("document"), Call.class), row.getInt("version")),
                event.id());
    }

    Versioned<Call> demand(Event event) {
        return find(event).orElseThrow(() -> new NotFound("call for proposals"));
    }

    void add(Event event, Call call) {
        database.change(
                "insert into call_for_proposals (event_id, document) values (?, ?::jsonb)",
                event.id(),
                database.write(call));
    }

    /** Under the lock of the event. */
    void replace(Event event, Call call) {
        database.change(
                "update call_for_proposals set document = ?::jsonb, version = version + 1 where event_id = ?",
                database.write(call),
                event.id());
    }
}
