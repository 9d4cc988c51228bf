package uk.dgnorth.publicbody;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Whether what an organiser wants can become an entry: the guard rails, its dates, and what is there already. */
@ApplicationScoped
class PlanCheck {

    static final int MONTHS = 12;
    private static final int MONTHS_AT_MOST = 36;
    private static final ZoneId HERE = ZoneId.of("Europe/London");

    private final Register register;
    private final PublicBodies bodies;
    private final Clock clock;

    PlanCheck(Register register, PublicBodies bodies, Clock clock) {
        this.register = register;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * What can be kept.
     *
     * @param event the slug of the event, empty for all
     * @param rules those in force where it shall hold
     */
    record Checked(NewEntry entry, String event, EligibilityRules rules) {

        Optional<String> warning() {
            return GuardRails.warning(entry.domain(), entry.list(), rules);
        }
    }

    /** How long an entry holds, and when somebody looks at it again. */
    record Dates(LocalDate expiresOn, LocalDate reviewOn) {}

    /**
     * @throws InvalidRequest with everything that is wrong
     * @throws EntryExists where there is a live one for the domain
     */
    Checked check(EntryPlan plan) {
        var event = plan.event() == null ? null : event(plan.event());
        var rules = rulesAt(Optional.ofNullable(event));
        var domain = GuardRails.tidy(plan.domain());
        var errors = new ArrayList<FieldError>();
        GuardRails.check(domain, plan.reach(), plan.kind(), rules)
                .ifPresent(refusal -> errors.add(FieldError.in("#/domain", refusal.words())));
        var dates = dates(plan, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.toArray(FieldError[]::new));
        }
        var eventId = event == null ? null : event.id();
        register.findLive(domain, plan.reach(), eventId).ifPresent(known -> {
            throw new EntryExists(known);
        });
        return new Checked(
                new NewEntry(
                        domain,
                        plan.reach(),
                        plan.kind(),
                        eventId,
                        plan.organisation().strip(),
                        plan.category(),
                        plan.evidence(),
                        plan.reason(),
                        dates.expiresOn(),
                        dates.reviewOn()),
                event == null ? "" : event.slug(),
                rules);
    }

    /** What the guard rails say of its domain alone. */
    Optional<String> refusal(EntryPlan plan) {
        var rules = rulesAt(Optional.ofNullable(plan.event()).flatMap(Event::findBySlug));
        return GuardRails.check(GuardRails.tidy(plan.domain()), plan.reach(), plan.kind(), rules)
                .map(GuardRails.Refusal::words);
    }

    /**
     * Whether an entry may hold on: the lists may have come to know more of its domain since it was added.
     *
     * @throws InvalidRequest where it could not be added today
     */
    void demandStillAllowed(Entry entry) {
        var eventId = entry.eventId();
        var rules = eventId == null ? bodies.rulesInForce() : bodies.rulesInForce(eventId);
        GuardRails.checkAgain(entry.domain(), entry.match(), entry.list(), rules)
                .ifPresent(refusal -> {
                    throw new InvalidRequest(FieldError.in("#/domain", refusal.words()));
                });
    }

    private EligibilityRules rulesAt(Optional<Event> event) {
        return event.map(known -> bodies.rulesInForce(known.id())).orElseGet(bodies::rulesInForce);
    }

    private static Event event(String slug) {
        return Event.findBySlug(slug)
                .orElseThrow(() -> new InvalidRequest(FieldError.in("#/event", "There is no such event")));
    }

    Dates dates(EntryPlan plan) {
        var errors = new ArrayList<FieldError>();
        var dates = dates(plan, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.toArray(FieldError[]::new));
        }
        return dates;
    }

    private Dates dates(EntryPlan plan, List<FieldError> errors) {
        var today = today();
        var expiry = orElse(plan.expiresOn(), today.plusMonths(MONTHS));
        if (!expiry.isAfter(today) || expiry.isAfter(today.plusMonths(MONTHS_AT_MOST))) {
            errors.add(FieldError.in("#/expiresOn", "Choose a day in the next 3 years"));
            return new Dates(expiry, expiry);
        }
        var aMonthBefore = expiry.minusMonths(1);
        var review = orElse(plan.reviewOn(), aMonthBefore.isAfter(today) ? aMonthBefore : today);
        if (review.isAfter(expiry) || review.isBefore(today)) {
            errors.add(FieldError.in("#/reviewOn", "Choose a day from today until it expires"));
        }
        return new Dates(expiry, review);
    }

    private static LocalDate orElse(@Nullable LocalDate wanted, LocalDate otherwise) {
        return wanted == null ? otherwise : wanted;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HERE);
    }
}
