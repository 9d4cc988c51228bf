package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.registration.Admission;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Status;

/** Where people decide about those whom the rules cannot tell: one at a time, or all from a domain in one step. */
@ApplicationScoped
public class ReferralDesk {

    /** In one transaction; of an approved domain the re-evaluation does the rest within seconds. */
    private static final int AT_MOST = 200;

    private final Admission admission;
    private final OrganiserDesk registrations;
    private final RegisterDesk register;
    private final PublicBodies bodies;
    private final PlaceStock places;
    private final Audit audit;
    private final AgroalDataSource database;

    ReferralDesk(
            Admission admission,
            OrganiserDesk registrations,
            RegisterDesk register,
            PublicBodies bodies,
            PlaceStock places,
            Audit audit,
            AgroalDataSource database) {
        this.admission = admission;
        this.registrations = registrations;
        this.register = register;
        this.bodies = bodies;
        this.places = places;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Once decided, deciding again is refused with what can be done instead.
     *
     * @param mayForAllEvents whether the person's word on a domain may hold beyond this event
     */
    @Transactional
    public Decided decide(
            String slug, String reference, ReviewersDecision decision, String person, boolean mayForAllEvents) {
        if (decision.isForAllEvents() && !mayForAllEvents) {
            throw new ForbiddenException();
        }
        var event = Event.demand(slug);
        if (decision.isForDomain()) {
            return decideForDomain(event, reference, decision, person);
        }
        var registration = lock(event, reference);
        switch (decision.outcome()) {
            case APPROVE -> admission.approve(registration, person, decision.reason());
            case DECLINE -> admission.decline(registration, person, decision.reason(), decision.because(), null);
        }
        return new Decided(registrations.view(registration), null);
    }

    /** The register first, then the registrations, then the places: all who do this go the same way. */
    private Decided decideForDomain(Event event, String reference, ReviewersDecision decision, String person) {
        var named = find(event, reference);
        var entry = register.ensure(
                new RegisterDesk.Said(
                        named.domain(),
                        decision.kind(),
                        decision.isForAllEvents() ? null : event.id(),
                        filled(decision.organisation())
                                .or(() -> filled(named.organisation()))
                                .orElse(named.domain()),
                        filled(decision.evidence()).orElse("Decided on " + reference + ": " + decision.reason()),
                        decision.reason()),
                event.slug(),
                person);
        var rules = bodies.rulesInThisTransaction().at(event.id());
        var ids = openReferrals(event, named.domain());
        var locked = lockAll(ids.subList(0, Math.min(AT_MOST, ids.size())), named);
        var answer = new Answer(decision, person, rules);
        for (var registration : locked) {
            if (registration.id() == named.id()) {
                answer.to(registration);
            } else {
                answer.toOther(registration);
            }
        }
        audit.add(AuditEntry.of(
                        person,
                        switch (decision.outcome()) {
                            case APPROVE -> "organisation approved";
                            case DECLINE -> "organisation declined";
                        },
                        event.slug(),
                        reference)
                .changing(
                        Map.of(),
                        Map.of(
                                "domain", named.domain(),
                                "approved", answer.approved,
                                "declined", answer.declined,
                                "open", answer.open)));
        var decided = locked.stream()
                .filter(registration -> registration.id() == named.id())
                .findFirst()
                .orElseThrow();
        return new Decided(
                registrations.view(decided),
                new Decided.OfDomain(
                        named.domain(),
                        entry.orElse(null),
                        answer.approved,
                        answer.declined,
                        answer.open,
                        ids.size() > AT_MOST));
    }

    /** Goes from one registration to the next and notes what became of each. */
    private final class Answer {

        private final ReviewersDecision decision;
        private final String person;
        private final EligibilityRules rules;
        private final List<String> approved = new ArrayList<>();
        private final List<String> declined = new ArrayList<>();
        private final List<String> open = new ArrayList<>();

        Answer(ReviewersDecision decision, String person, EligibilityRules rules) {
            this.decision = decision;
            this.person = person;
            this.rules = rules;
        }

        void to(Registration registration) {
            switch (decision.outcome()) {
                case APPROVE -> {
                    admission.approve(registration, person, decision.reason());
                    approved.add(registration.reference());
                }
                case DECLINE -> decline(registration);
            }
        }

        /** What a person has decided is not overturned by what is said of the domain. */
        void toOther(Registration registration) {
            if (registration.decision().isByPerson()) {
                open.add(registration.reference());
                return;
            }
            switch (decision.outcome()) {
                case APPROVE -> {
                    var ruled = rules.decide(registration.email());
                    // Whether somebody may take a place over is for a person to say, whatever the lists know.
                    if (ruled.outcome() == Outcome.ELIGIBLE && !registration.isToTakeOver()) {
                        admission.accept(registration, ruled);
                        approved.add(registration.reference());
                    } else {
                        open.add(registration.reference());
                    }
                }
                case DECLINE -> decline(registration);
            }
        }

        private void decline(Registration registration) {
            var words = Words.of(
                    rules.decide(registration.email()), registration.language().locale());
            admission.decline(registration, person, decision.reason(), decision.because(), words.explanation());
            declined.add(registration.reference());
        }
    }

    /** Locked in order of their id, so that two who do this never wait crosswise; given in order of their proof. */
    private List<Registration> lockAll(List<Long> open, Named named) {
        var ids = new ArrayList<>(open);
        if (!ids.contains(named.id())) {
            ids.add(named.id());
        }
        var locked = new ArrayList<Registration>();
        for (long id : ids.stream().sorted().toList()) {
            var registration = Registration.lock(id);
            if (id == named.id() || registration.status() == Status.REFERRED) {
                locked.add(registration);
            }
        }
        // Before the first of them books sessions, whose counters come after those of places.
        locked.stream()
                .map(registration -> registration.placeType().id())
                .distinct()
                .sorted()
                .forEach(places::lock);
        locked.sort(Comparator.comparing((Registration registration) ->
                        Objects.requireNonNullElse(registration.provedAt(), registration.submittedAt()))
                .thenComparing(Registration::id));
        return locked;
    }

    private List<Long> openReferrals(Event event, String domain) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id from registration
                        where event_id = ? and email_domain = ? and status = 'REFERRED'
                        order by proved_at, id limit ?""")) {
            select.setLong(1, event.id());
            select.setString(2, domain);
            select.setInt(3, AT_MOST + 1);
            var ids = new ArrayList<Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("The referrals of a domain could not be read", e);
        }
    }

    /** The applicant gets a letter, and more time is counted from when they have answered. */
    @Transactional
    public OrganiserRegistrationView ask(String slug, String reference, String question, String person) {
        var registration = lock(Event.demand(slug), reference);
        admission.ask(registration, person, question);
        return registrations.view(registration);
    }

    private record Named(long id, String domain, @Nullable String organisation) {}

    /** Without loading it: one that is loaded before it is locked may be stale by then. */
    private Named find(Event event, String reference) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, email_domain, referral_organisation from registration
                        where event_id = ? and reference = ?""")) {
            select.setLong(1, event.id());
            select.setString(2, reference.replace("\0", ""));
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new NotFound("registration");
                }
                return new Named(rows.getLong(1), rows.getString(2), rows.getString(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A registration could not be looked up", e);
        }
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static Registration lock(Event event, String reference) {
        return Registration.lock(event, reference).orElseThrow(() -> new NotFound("registration"));
    }
}
