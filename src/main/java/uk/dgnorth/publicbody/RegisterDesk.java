package uk.dgnorth.publicbody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Versioned;

/** Lets organisers say of domains whose they are: for one event or for all, for a time, and with what shows it. */
@ApplicationScoped
public class RegisterDesk {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final int MONTHS = 12;
    private static final int MONTHS_AT_MOST = 36;

    private final Register register;
    private final PublicBodies bodies;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;

    RegisterDesk(Register register, PublicBodies bodies, Idempotency idempotency, Audit audit, Clock clock) {
        this.register = register;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Page<EntryView> list(EntryFilter filter, @Nullable Cursor after, int limit) {
        var found = register.list(filter, after == null ? null : after.at(), after == null ? 0 : after.id(), limit + 1);
        return Page.of(
                found,
                limit,
                entry -> EntryView.of(entry, List.of()),
                entry -> new Cursor(entry.addedAt(), entry.id()));
    }

    @Transactional
    public Versioned<EntryView> show(long id) {
        return view(find(id));
    }

    /** What the answer to a POST is made of when it is sent again. */
    record Added(long id, @Nullable String warning) {}

    /** A suffix waits for a second person; anything else holds at once. */
    @Transactional
    public Versioned<EntryView> add(EntryPlan plan, String actor) {
        var added = idempotency.once(plan, Added.class, () -> {
            register.lock();
            var event = plan.event() == null ? null : event(plan.event());
            var rules = event == null ? bodies.rulesInForce() : bodies.rulesInForce(event.id());
            var domain = GuardRails.tidy(plan.domain());
            GuardRails.check(domain, plan.reach(), plan.kind(), rules).ifPresent(refusal -> {
                throw new InvalidRequest(FieldError.in("#/domain", refusal.words()));
            });
            var id = insert(
                    new NewEntry(
                            domain,
                            plan.reach(),
                            plan.kind(),
                            event == null ? null : event.id(),
                            plan.organisation().strip(),
                            plan.category(),
                            plan.evidence(),
                            plan.reason(),
                            expiry(plan),
                            review(plan)),
                    event == null ? "" : event.slug(),
                    actor);
            return new Added(id, GuardRails.warning(domain, plan.kind(), rules).orElse(null));
        });
        var entry = find(added.id());
        var warnings = Optional.ofNullable(added.warning()).map(List::of).orElse(List.of());
        return new Versioned<>(EntryView.of(entry, warnings), entry.version());
    }

    /** What a decision on a referral says of a domain. */
    public record Said(
            String domain, Kind list, @Nullable Long eventId, String organisation, String evidence, String reason) {}

    /**
     * Takes the exact domain into the register in the transaction of a decision on a referral.
     *
     * @return empty where it is decided like this already
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Long> ensure(Said said, String event, String actor) {
        register.lock();
        var rules = said.eventId() == null ? bodies.rulesInForce() : bodies.rulesInForce(said.eventId());
        var refusal = GuardRails.check(said.domain(), Match.EXACT, said.list(), rules);
        if (refusal.filter(GuardRails.Refusal.ALREADY::equals).isPresent()) {
            return Optional.empty();
        }
        var known = register.findLive(said.domain(), Match.EXACT, said.eventId());
        if (known.filter(entry -> entry.list() == said.list() && entry.state() == Entry.State.IN_FORCE)
                .isPresent()) {
            return Optional.empty(); // another instance has added it in this very second
        }
        refusal.ifPresent(why -> {
            throw new InvalidRequest(FieldError.in("#/scope", said.domain() + ": " + why.words()));
        });
        var today = today();
        var entry = new NewEntry(
                said.domain(),
                Match.EXACT,
                said.list(),
                said.eventId(),
                said.organisation(),
                null,
                said.evidence(),
                said.reason(),
                today.plusMonths(MONTHS),
                today.plusMonths(MONTHS - 1));
        return Optional.of(insert(entry, said.eventId() == null ? "" : event, actor));
    }

    private long insert(NewEntry entry, String event, String actor) {
        register.findLive(entry.domain(), entry.match(), entry.eventId()).ifPresent(known -> {
            throw new EntryExists(known);
        });
        var isProposed = entry.match() == Match.SUFFIX;
        var id = register.add(entry, actor, clock.instant(), isProposed);
        if (!isProposed) {
            register.countUp();
        }
        audit.add(AuditEntry.of(actor, isProposed ? "public body proposed" : "public body added", event, subject(id))
                .changing(
                        Map.of(),
                        Map.of(
                                "domain",
                                entry.domain(),
                                "match",
                                entry.match().word(),
                                "list",
                                entry.list().word(),
                                "organisation",
                                entry.organisation(),
                                "expiresOn",
                                entry.expiresOn().toString(),
                                "version",
                                0)));
        return id;
    }

    /** What it says of the organisation, and for how long; another domain is another entry. */
    @Transactional
    public Versioned<EntryView> change(long id, IfMatch ifMatch, EntryPlan plan, String actor) {
        register.lock();
        var entry = find(id);
        ifMatch.demand(entry.version());
        demandLive(entry);
        demandSame(entry, plan);
        register.change(id, plan, expiry(plan), review(plan));
        if (entry.state() == Entry.State.IN_FORCE) {
            register.countUp();
        }
        audit.add(AuditEntry.of(actor, "public body changed", eventOf(entry), subject(id))
                .changing(
                        Map.of(
                                "organisation",
                                String.valueOf(entry.organisation()),
                                "expiresOn",
                                entry.expiresOn().toString(),
                                "version",
                                entry.version()),
                        Map.of(
                                "organisation",
                                plan.organisation(),
                                "expiresOn",
                                expiry(plan).toString(),
                                "version",
                                entry.version() + 1)));
        return view(find(id));
    }

    private static void demandSame(Entry entry, EntryPlan plan) {
        if (!entry.domain().equals(GuardRails.tidy(plan.domain()))
                || entry.match() != plan.reach()
                || entry.list() != plan.kind()
                || !String.valueOf(entry.event()).equals(String.valueOf(plan.event()))) {
            throw new InvalidRequest(FieldError.in(
                    "#/domain", "Domain, match, list and event stay. Add another entry, and remove this one."));
        }
    }

    /** The second of two people wants it too. */
    @Transactional
    public Versioned<EntryView> confirm(long id, String actor) {
        register.lock();
        var entry = find(id);
        if (entry.state() != Entry.State.PROPOSED) {
            throw new NotPossibleNow("entry", entry.state().word(), EntryView.actions(entry.state()));
        }
        demandAnotherPerson(entry.addedBy(), actor, entry.state().word());
        register.confirm(id, actor, clock.instant());
        register.countUp();
        audit.add(AuditEntry.of(actor, "public body confirmed", eventOf(entry), subject(id))
                .changing(
                        Map.of("state", entry.state().word(), "version", entry.version()),
                        Map.of("state", Entry.State.IN_FORCE.word(), "version", entry.version() + 1)));
        return view(find(id));
    }

    static void demandAnotherPerson(String first, String second, String state) {
        if (first.equals(second) || second.equals(CurrentCaller.SHARED_ORGANISER)) {
            throw new AnotherPersonNeeded(state);
        }
    }

    /** Takes it out of force; nobody who has a place by it loses that. */
    @Transactional
    public void remove(long id, IfMatch ifMatch, String actor) {
        register.lock();
        var entry = find(id);
        ifMatch.demand(entry.version());
        demandLive(entry);
        register.end(id, Entry.State.REMOVED, actor, clock.instant());
        register.countUp();
        audit.add(AuditEntry.of(actor, "public body removed", eventOf(entry), subject(id))
                .changing(
                        Map.of("state", entry.state().word(), "domain", entry.domain(), "version", entry.version()),
                        Map.of("state", Entry.State.REMOVED.word(), "version", entry.version() + 1)));
    }

    /** What removing an entry would come to, for whoever knows who is coming. */
    @Transactional
    public Trial withoutEntry(long id) {
        var entry = find(id);
        demandLive(entry);
        var eventId = entry.eventId();
        if (entry.state() == Entry.State.PROPOSED) {
            return Trial.nothing(bodies.state());
        }
        if (eventId == null) {
            return Trial.everywhere(bodies.state(), rules -> bodies.rulesWithout(entry.listed(), rules));
        }
        return Trial.at(bodies.state(), eventId, rules -> bodies.rulesWithout(entry.listed(), rules));
    }

    private static void demandLive(Entry entry) {
        if (!entry.state().isLive()) {
            throw new NotPossibleNow("entry", entry.state().word(), EntryView.actions(entry.state()));
        }
    }

    private LocalDate expiry(EntryPlan plan) {
        var today = today();
        var expiry = plan.expiresOn() == null ? today.plusMonths(MONTHS) : plan.expiresOn();
        if (!expiry.isAfter(today) || expiry.isAfter(today.plusMonths(MONTHS_AT_MOST))) {
            throw new InvalidRequest(FieldError.in("#/expiresOn", "Choose a day in the next 3 years"));
        }
        return expiry;
    }

    private LocalDate review(EntryPlan plan) {
        var expiry = expiry(plan);
        var review = plan.reviewOn() == null ? latest(today(), expiry.minusMonths(1)) : plan.reviewOn();
        if (review.isAfter(expiry) || review.isBefore(today())) {
            throw new InvalidRequest(FieldError.in("#/reviewOn", "Choose a day from today until it expires"));
        }
        return review;
    }

    private static LocalDate latest(LocalDate one, LocalDate another) {
        return one.isAfter(another) ? one : another;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HERE);
    }

    private Entry find(long id) {
        return register.find(id).orElseThrow(() -> new NotFound("entry"));
    }

    private static Event event(String slug) {
        return Event.findBySlug(slug)
                .orElseThrow(() -> new InvalidRequest(FieldError.in("#/event", "There is no such event")));
    }

    private static Versioned<EntryView> view(Entry entry) {
        return new Versioned<>(EntryView.of(entry, List.of()), entry.version());
    }

    private static String eventOf(Entry entry) {
        return entry.event() == null ? "" : entry.event();
    }

    static String subject(long id) {
        return "public-body/" + id;
    }
}
