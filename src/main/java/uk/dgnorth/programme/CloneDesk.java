package uk.dgnorth.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventDesk;
import uk.dgnorth.event.EventPlan;
import uk.dgnorth.event.EventView;
import uk.dgnorth.event.RegistrationWindow;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.Versioned;

/** Makes an event from another, with its place types and its draft, and without its people and releases. */
@ApplicationScoped
public class CloneDesk {

    private static final int FIRST_VERSION = 0;

    private final EventDesk events;
    private final DraftDesk drafts;
    private final Idempotency idempotency;
    private final Audit audit;

    CloneDesk(EventDesk events, DraftDesk drafts, Idempotency idempotency, Audit audit) {
        this.events = events;
        this.drafts = drafts;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /** The lock on the event that is copied keeps its draft as it is meanwhile. */
    @Transactional
    public Versioned<EventView> copy(String slug, ClonePlan wanted, String actor) {
        var made = idempotency.once(wanted, EventView.class, () -> {
            var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
            var shift = Shift.between(event.startsAt(), wanted.startsAt(), event.timezone());
            events.plan(plan(EventPlan.of(events.show(slug, true).body()), wanted, shift), actor);
            drafts.restore(wanted.slug(), shift.of(drafts.whole(event)), actor);
            audit.add(AuditEntry.of(actor, "event cloned", wanted.slug(), slug));
            return events.show(wanted.slug(), true).body();
        });
        return new Versioned<>(made, FIRST_VERSION);
    }

    private static EventPlan plan(EventPlan old, ClonePlan wanted, Shift shift) {
        return new EventPlan(
                wanted.slug(),
                wanted.name(),
                old.summary(),
                old.venue(),
                old.timezone(),
                wanted.startsAt(),
                shift.of(old.endsAt()),
                new RegistrationWindow(
                        shift.of(old.registration().opensAt()),
                        shift.of(old.registration().closesAt())),
                old.placeTypes(),
                old.offers(),
                old.nation());
    }
}
