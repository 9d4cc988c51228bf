package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.registration.Referrals;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Status;

/** Where people decide about those whom the rules cannot tell: one at a time, or all from a domain in one step. */
@ApplicationScoped
public class ReferralDesk {

    private static final Logger LOG = Logger.getLogger(ReferralDesk.class);

    /** In one request; of an approved domain the re-evaluation does the rest within seconds. */
    private static final int AT_MOST = 200;

    private final Referrals referrals;
    private final OrganiserDesk registrations;
    private final RegisterDesk register;
    private final PublicBodies bodies;
    private final Audit audit;
    private final AgroalDataSource database;

    ReferralDesk(
            Referrals referrals,
            OrganiserDesk registrations,
            RegisterDesk register,
            PublicBodies bodies,
            Audit audit,
            AgroalDataSource database) {
        this.referrals = referrals;
        this.registrations = registrations;
        this.register = register;
        this.bodies = bodies;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Once decided, deciding again is refused with what can be done instead.
     *
     * @param mayForAllEvents whether the person's word on a domain may hold beyond this event
     */
    public Decided decide(
            String slug, String reference, ReviewersDecision decision, String person, boolean mayForAllEvents) {
        if (decision.isForAllEvents() && !mayForAllEvents) {
            throw new ForbiddenException();
        }
        return decision.isForDomain()
                ? decideForDomain(slug, reference, decision, person)
                : QuarkusTransaction.requiringNew().call(() -> decideForPerson(slug, reference, decision, person));
    }

    private Decided decideForPerson(String slug, String reference, ReviewersDecision decision, String person) {
        var registration = lock(Event.demand(slug), reference);
        switch (decision.outcome()) {
            case APPROVE -> referrals.approve(registration, person, decision.reason());
            case DECLINE -> referrals.decline(registration, person, decision.reason(), decision.fromTheList(), null);
        }
        return new Decided(registrations.view(registration), null);
    }

    /**
     * The entry and the decision on whom it began with are one step; the others follow, each in a transaction of their
     * own and in order of their proof, so that nobody else waits long for the stock of places. Doing it again goes on
     * where it was interrupted.
     */
    private Decided decideForDomain(String slug, String reference, ReviewersDecision decision, String person) {
        var begun = QuarkusTransaction.requiringNew()
                .call(() -> beginWith(Event.demand(slug), reference, decision, person));
        var others = new Others(decision, person, bodies.rulesInForce(begun.eventId()));
        begun.others().stream().limit(AT_MOST).forEach(others::decide);
        var answer = others.with(reference);
        QuarkusTransaction.requiringNew().run(() -> audit.add(answer.note(slug, reference, begun.domain())));
        return new Decided(
                begun.view(),
                new Decided.OfDomain(
                        begun.domain(),
                        begun.entry(),
                        answer.approved,
                        answer.declined,
                        answer.open,
                        answer.changed,
                        begun.others().size() > AT_MOST));
    }

    /** What is done, and the ids of the other open referrals, in order of their proof. */
    private record Begun(
            long eventId, String domain, @Nullable Long entry, OrganiserRegistrationView view, List<Long> others) {}

    /** The register first, then the registration, then the places: all who do this go the same way. */
    private Begun beginWith(Event event, String reference, ReviewersDecision decision, String person) {
        var named = find(event, reference);
        var entry = register.ensure(
                new RegisterDesk.Said(
                        named.domain(),
                        decision.kind(),
                        decision.isForAllEvents() ? null : event.id(),
                        decision.organisationOf(named.domain()),
                        decision.shownBy(),
                        decision.reason()),
                event.slug(),
                person);
        var registration = Registration.lock(named.id());
        switch (decision.outcome()) {
            case APPROVE -> referrals.approve(registration, person, decision.reason());
            case DECLINE -> decline(registration, decision, person, bodies.rulesInThisTransaction(event.id()));
        }
        return new Begun(
                event.id(),
                named.domain(),
                entry.orElse(null),
                registrations.view(registration),
                openReferrals(event, named));
    }

    private void decline(Registration registration, ReviewersDecision decision, String person, EligibilityRules rules) {
        var words = Words.of(
                rules.decide(registration.email()), registration.language().locale());
        referrals.decline(registration, person, decision.reason(), decision.fromTheList(), words.explanation());
    }

    /** Goes from one registration to the next and notes what became of each. */
    private final class Others {

        private final ReviewersDecision decision;
        private final String person;
        private final EligibilityRules rules;
        private final List<String> approved = new ArrayList<>();
        private final List<String> declined = new ArrayList<>();
        private final List<String> open = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();

        Others(ReviewersDecision decision, String person, EligibilityRules rules) {
            this.decision = decision;
            this.person = person;
            this.rules = rules;
        }

        /** One that cannot be decided must not keep all that come after it from theirs. */
        void decide(long id) {
            try {
                var became = QuarkusTransaction.requiringNew().call(() -> decideOne(id));
                became.in().add(became.reference());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Registration %d could not be decided with its domain; it stays open", id);
                open.add(QuarkusTransaction.requiringNew()
                        .call(() -> Registration.<Registration>findById(id).reference()));
            }
        }

        private record Became(List<String> in, String reference) {}

        /** What a person has decided is not overturned by what is said of the domain. */
        private Became decideOne(long id) {
            var registration = Registration.lock(id);
            if (registration.status() != Status.REFERRED) {
                return new Became(changed, registration.reference());
            }
            if (registration.decision().isByPerson()) {
                return new Became(open, registration.reference());
            }
            return new Became(
                    switch (decision.outcome()) {
                        case APPROVE -> approve(registration);
                        case DECLINE -> {
                            decline(registration, decision, person, rules);
                            yield declined;
                        }
                    },
                    registration.reference());
        }

        private List<String> approve(Registration registration) {
            var ruled = rules.decide(registration.email());
            // Whether somebody may take a place over is for a person to say, whatever the lists know.
            if (ruled.outcome() == Outcome.ELIGIBLE && !registration.isToTakeOver()) {
                referrals.accept(registration, ruled);
                return approved;
            }
            return open;
        }

        AuditEntry note(String event, String reference, String domain) {
            return AuditEntry.of(
                            person,
                            switch (decision.outcome()) {
                                case APPROVE -> "organisation approved";
                                case DECLINE -> "organisation declined";
                            },
                            event,
                            reference)
                    .changing(
                            Map.of(),
                            Map.of("domain", domain, "approved", approved, "declined", declined, "open", open));
        }

        /** The one that it began with is named with the others. */
        Others with(String reference) {
            switch (decision.outcome()) {
                case APPROVE -> approved.add(0, reference);
                case DECLINE -> declined.add(0, reference);
            }
            return this;
        }
    }

    private List<Long> openReferrals(Event event, Named named) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id from registration
                        where event_id = ? and email_domain = ? and status = 'REFERRED' and id <> ?
                        order by coalesce(proved_at, submitted_at), id limit ?""")) {
            select.setLong(1, event.id());
            select.setString(2, named.domain());
            select.setLong(3, named.id());
            select.setInt(4, AT_MOST + 1);
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
        referrals.ask(registration, person, question);
        return registrations.view(registration);
    }

    private record Named(long id, String domain) {}

    /** Without loading it: one that is loaded before it is locked may be stale by then. */
    private Named find(Event event, String reference) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, email_domain from registration
                        where event_id = ? and reference = ?""")) {
            select.setLong(1, event.id());
            select.setString(2, reference.replace("\0", ""));
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new NotFound("registration");
                }
                return new Named(rows.getLong(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A registration could not be looked up", e);
        }
    }

    private static Registration lock(Event event, String reference) {
        return Registration.lock(event, reference).orElseThrow(() -> new NotFound("registration"));
    }
}
