package uk.dgnorth.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.booking.ReleasedBookings;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Change;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Inspection;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.Page;

/** Shows what a release would do, releases the draft, and shows and restores what was released. */
@ApplicationScoped
public class ReleaseDesk {

    private final DraftDesk drafts;
    private final Releases releases;
    private final ReleasedBookings bookings;
    private final Idempotency idempotency;
    private final Audit audit;
    private final ReleaseConfig config;
    private final Clock clock;

    ReleaseDesk(
            DraftDesk drafts,
            Releases releases,
            ReleasedBookings bookings,
            Idempotency idempotency,
            Audit audit,
            ReleaseConfig config,
            Clock clock) {
        this.drafts = drafts;
        this.releases = releases;
        this.bookings = bookings;
        this.idempotency = idempotency;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public Preview preview(String eventSlug) {
        return preview(Event.demand(eventSlug));
    }

    /** @throws ProgrammeClashes where the draft cannot be held as it is */
    @Transactional
    public ReleaseView release(String eventSlug, ReleaseNote note, String actor) {
        return idempotency.once(note, ReleaseView.class, () -> ReleaseView.of(publish(eventSlug, note.note(), actor)));
    }

    /** Releases what nobody asked for by the API, such as the example. */
    @Transactional
    public Release publish(String eventSlug, String note, String actor) {
        var event = Event.findBySlugToEdit(eventSlug).orElseThrow(() -> new NotFound("event"));
        var preview = preview(event);
        if (!preview.clashes().isEmpty()) {
            throw new ProgrammeClashes(preview.clashes());
        }
        var programme = drafts.whole(event).published();
        var before = current(event);
        if (programme.equals(before)) {
            throw new NothingChanged();
        }
        var release =
                releases.add(event, programme, note, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        bookings.follow(event, before, release);
        audit.add(AuditEntry.of(actor, "programme released", eventSlug, "release/" + release.number()));
        return release;
    }

    @Transactional
    public Page<Releases.Entry> list(String eventSlug, int before, int limit) {
        var found = releases.list(Event.demand(eventSlug), before, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown,
                found.size() > limit ? String.valueOf(shown.get(limit - 1).number()) : null);
    }

    @Transactional
    public ReleaseView show(String eventSlug, int number) {
        return ReleaseView.of(
                releases.find(Event.demand(eventSlug), number).orElseThrow(() -> new NotFound("release")));
    }

    /** Makes the draft what this release was; the programme stays until the draft is released. */
    @Transactional
    public Preview restore(String eventSlug, int number, String actor) {
        var event = Event.demand(eventSlug);
        var release = releases.find(event, number).orElseThrow(() -> new NotFound("release"));
        drafts.restore(eventSlug, release.programme(), actor);
        audit.add(AuditEntry.of(actor, "draft restored", eventSlug, "release/" + number));
        return preview(event);
    }

    private Preview preview(Event event) {
        var draft = drafts.whole(event);
        var before = current(event);
        var after = draft.published();
        var effects = bookings.effects(event, before, after);
        var findings = new Inspection(
                        draft,
                        new Period(event.startsAt(), event.endsAt()),
                        event.timezone(),
                        config.changeover(),
                        effects.booked())
                .findings();
        return Preview.of(Change.between(before, after), findings, effects);
    }

    private Programme current(Event event) {
        return releases.newest(event).map(Release::programme).orElse(Programme.EMPTY);
    }
}
