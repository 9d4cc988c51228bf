package uk.dgnorth.needs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationCancelled;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/**
 * Takes what attendees need, and shows it to whoever prepares the event. That somebody told or withdrew a need stands
 * in no audit trail: it says something of the person itself, more people read the trail, and it stays for good.
 */
@ApplicationScoped
class NeedsDesk {

    private final KeptNeeds kept;
    private final Audit audit;
    private final Clock clock;

    NeedsDesk(KeptNeeds kept, Audit audit, Clock clock) {
        this.kept = kept;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Optional<NeedsView> find(long registrationId) {
        return kept.find(registrationId);
    }

    /** Takes the place of what was told before. */
    @Transactional
    NeedsView keep(long registrationId, Needs needs) {
        if (needs.isEmpty()) {
            throw new InvalidRequest(FieldError.in("#/access", "Say what you need, or delete what you said before"));
        }
        var registration = Registration.lock(registrationId);
        registration.demandForAttendee("tell-needs", clock.instant());
        kept.keep(registration, needs, clock.instant());
        return kept.find(registrationId).orElseThrow();
    }

    /** Withdrawing consent twice is harmless. */
    @Transactional
    void withdraw(long registrationId) {
        kept.delete(registrationId);
    }

    /** In the transaction of the cancellation: who does not come needs nothing. */
    void forget(@Observes RegistrationCancelled cancelled) {
        kept.delete(cancelled.registrationId());
    }

    /** Each look is on record, with how much was seen. */
    @Transactional
    Page<NeedsLine> list(String slug, @Nullable Cursor after, int limit, String reader) {
        var event = Event.demand(slug);
        var page =
                Page.of(kept.list(event.id(), after, limit + 1), limit, KeptNeeds.Found::line, KeptNeeds.Found::cursor);
        audit.add(AuditEntry.of(reader, "needs read", slug, slug)
                .changing(Map.of(), Map.of("rows", page.items().size())));
        return page;
    }
}
