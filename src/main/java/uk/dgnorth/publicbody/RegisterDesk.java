package uk.dgnorth.publicbody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;
import uk.dgnorth.web.Versioned;

/** Lets organisers say of domains whose they are: for one event or for all, for a time, and with what shows it. */
@ApplicationScoped
public class RegisterDesk {

    /** What the register can be sorted by. */
    public static final List<Sorting.Column> COLUMNS = Register.COLUMNS;

    static final String CONFIRMED = "public body confirmed";

    private final Register register;
    private final PublicBodies bodies;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;
    private final PlanCheck check;

    RegisterDesk(
            Register register,
            PublicBodies bodies,
            Idempotency idempotency,
            Audit audit,
            Clock clock,
            PlanCheck check) {
        this.register = register;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.check = check;
    }

    @Transactional
    public Page<EntryView> list(EntryFilter filter, @Nullable Cursor after, int limit) {
        return Page.of(
                register.list(filter, after, limit + 1),
                limit,
                found -> EntryView.of(found.entry(), List.of()),
                Register.Found::cursor);
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
            var checked = check.check(plan);
            var id = insert(checked.entry(), checked.event(), actor);
            return new Added(id, checked.warning().orElse(null));
        });
        var entry = find(added.id());
        var warnings = Optional.ofNullable(added.warning()).map(List::of).orElse(List.of());
        return new Versioned<>(EntryView.of(entry, warnings), entry.version());
    }

    /** What a decision on a referral says of a domain. */
    public record Said(
            String domain, Kind list, @Nullable Long eventId, String organisation, String evidence, String reason) {}

    /** Why an exact domain cannot be added as a public body; empty where it can, or need not, as it is there. */
    @Transactional
    public Optional<String> refusal(String domain, long eventId) {
        return GuardRails.checkAgain(domain, Match.EXACT, Kind.PUBLIC, bodies.rulesInForce(eventId))
                .map(GuardRails.Refusal::words);
    }

    /** What a reviewer should look at twice before the exact domain becomes a public body's. */
    @Transactional
    public Optional<String> warning(String domain, long eventId) {
        return GuardRails.warning(domain, Kind.PUBLIC, bodies.rulesInForce(eventId));
    }

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
        known.ifPresent(other -> {
            throw new EntryExists(other);
        });
        var today = check.today();
        var entry = new NewEntry(
                said.domain(),
                Match.EXACT,
                said.list(),
                said.eventId(),
                said.organisation(),
                null,
                said.evidence(),
                said.reason(),
                today.plusMonths(PlanCheck.MONTHS),
                today.plusMonths(PlanCheck.MONTHS - 1));
        return Optional.of(insert(entry, said.eventId() == null ? "" : event, actor));
    }

    private long insert(NewEntry entry, String event, String actor) {
        var id = register.add(entry, actor, clock.instant());
        if (!entry.isProposed()) {
            register.countUp();
        }
        audit.add(AuditEntry.of(
                        actor, entry.isProposed() ? "public body proposed" : "public body added", event, subject(id))
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
                                "reason",
                                entry.reason(),
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
        check.demandStillAllowed(entry);
        var dates = check.dates(plan);
        register.change(id, plan, dates);
        if (entry.state() == Entry.State.IN_FORCE) {
            register.countUp();
        }
        audit.add(AuditEntry.of(actor, "public body changed", eventOf(entry), subject(id))
                .changing(
                        facts(
                                String.valueOf(entry.organisation()),
                                new PlanCheck.Dates(entry.expiresOn(), entry.reviewOn()),
                                String.valueOf(entry.reason()),
                                entry.version()),
                        facts(plan.organisation(), dates, plan.reason(), entry.version() + 1)));
        return view(find(id));
    }

    private static Map<String, ?> facts(String organisation, PlanCheck.Dates dates, String reason, int version) {
        return Map.of(
                "organisation",
                organisation,
                "expiresOn",
                dates.expiresOn().toString(),
                "reviewOn",
                dates.reviewOn().toString(),
                "reason",
                reason,
                "version",
                version);
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
        check.demandStillAllowed(entry);
        register.confirm(id, actor, clock.instant());
        register.countUp();
        audit.add(AuditEntry.of(actor, CONFIRMED, eventOf(entry), subject(id))
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

    /**
     * Takes it out of force, or ends that it waits for a second person; nobody who has a place by it loses that.
     *
     * @param reason why, where that was asked for
     */
    @Transactional
    public void remove(long id, IfMatch ifMatch, @Nullable String reason, String actor) {
        register.lock();
        var entry = find(id);
        ifMatch.demand(entry.version());
        demandLive(entry);
        register.end(id, Entry.State.REMOVED, actor, clock.instant());
        register.countUp();
        var after = new HashMap<String, Object>(
                Map.of("state", Entry.State.REMOVED.word(), "version", entry.version() + 1));
        if (reason != null) {
            after.put("reason", reason);
        }
        audit.add(AuditEntry.of(actor, ending(entry, actor), eventOf(entry), subject(id))
                .changing(
                        Map.of("state", entry.state().word(), "domain", entry.domain(), "version", entry.version()),
                        after));
    }

    private static String ending(Entry entry, String actor) {
        if (entry.state() == Entry.State.IN_FORCE) {
            return "public body removed";
        }
        return entry.addedBy().equals(actor) ? "proposed public body withdrawn" : "proposed public body refused";
    }

    private static void demandLive(Entry entry) {
        if (!entry.state().isLive()) {
            throw new NotPossibleNow("entry", entry.state().word(), EntryView.actions(entry.state()));
        }
    }

    private Entry find(long id) {
        return register.find(id).orElseThrow(() -> new NotFound("entry"));
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
