package uk.dgnorth.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.publicbody.Trials;
import uk.dgnorth.registration.Referrals;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Status;

/** Takes a body into the register and accepts those from its domain whom a reviewer has chosen, in one step. */
@ApplicationScoped
public class DomainDesk {

    private final RegisterDesk register;
    private final PublicBodies bodies;
    private final Trials trials;
    private final Referrals referrals;
    private final PlaceStock places;
    private final AgroalDataSource database;

    DomainDesk(
            RegisterDesk register,
            PublicBodies bodies,
            Trials trials,
            Referrals referrals,
            PlaceStock places,
            AgroalDataSource database) {
        this.register = register;
        this.bodies = bodies;
        this.trials = trials;
        this.referrals = referrals;
        this.places = places;
        this.database = database;
    }

    /** Where one of the accepted stands now. */
    public record Person(String reference, Status status) {}

    /** What the step came to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Accepted(
            String domain,

            @Nullable @Schema(description = "The entry of the register; absent where it was there already")
            Long entry,

            List<Person> accepted) {}

    /**
     * All of it or nothing: the register first, then the registrations, then the places, as {@link ReferralDesk} goes.
     *
     * @param mayForAllEvents whether the person's word on a domain may hold beyond this event
     * @throws DecidedMeanwhile where one of the chosen does not wait any more
     */
    @Transactional
    public Accepted accept(
            String slug, String domain, DomainAcceptance chosen, String person, boolean mayForAllEvents) {
        if (chosen.isForAllEvents() && !mayForAllEvents) {
            throw new ForbiddenException();
        }
        var event = Event.demand(slug);
        var wanted = new HashSet<>(chosen.accept());
        var ids = idsOf(event, domain, wanted);
        var entry = register.ensure(
                new RegisterDesk.Said(
                        domain,
                        Kind.PUBLIC,
                        chosen.isForAllEvents() ? null : event.id(),
                        chosen.organisation().strip(),
                        chosen.evidence(),
                        chosen.reason()),
                slug,
                person);
        var left = new HashSet<>(chosen.left());
        left.removeAll(wanted);
        leaveToAPerson(event, domain, left);
        var people = lock(ids);
        demandAllWait(people);
        var rules = bodies.rulesInThisTransaction(event.id());
        people.forEach(registration -> accept(registration, rules, person, chosen.reason()));
        return new Accepted(
                domain,
                entry.orElse(null),
                people.stream()
                        .map(each -> new Person(each.reference(), each.status()))
                        .toList());
    }

    /** Of these, those whom the rules would leave to a person even if the domain were a public body's. */
    @Transactional
    public Set<String> leftByTheRules(String slug, String domain, List<Referral> referrals) {
        var rules = trials.withDomain(domain, Event.demand(slug).id());
        return referrals.stream()
                .filter(referral -> rules.decide(referral.email()).outcome() != Outcome.ELIGIBLE)
                .map(Referral::reference)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By the rules where they say so by now, so that the evidence is the entry; else by the person's word. */
    private void accept(Registration registration, EligibilityRules rules, String person, String reason) {
        var ruled = rules.decide(registration.email());
        if (ruled.outcome() == Outcome.ELIGIBLE
                && !registration.decision().isByPerson()
                && !registration.isToTakeOver()) {
            referrals.accept(registration, ruled);
        } else {
            referrals.approve(registration, person, reason);
        }
    }

    /** Locked in order of their id, so that two who do this never wait crosswise; given in order of their proof. */
    private List<Registration> lock(Collection<Long> ids) {
        var people = new ArrayList<Registration>();
        for (long id : ids.stream().sorted().toList()) {
            people.add(Registration.lock(id));
        }
        people.stream()
                .map(registration -> registration.placeType().id())
                .distinct()
                .sorted()
                .forEach(places::lock);
        people.sort(Comparator.comparing((Registration registration) ->
                        Objects.requireNonNullElse(registration.provedAt(), registration.submittedAt()))
                .thenComparing(Registration::id));
        return people;
    }

    private Collection<Long> idsOf(Event event, String domain, Set<String> references) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select reference, id from registration
                        where event_id = ? and email_domain = ? and reference = any (?)""")) {
            select.setLong(1, event.id());
            select.setString(2, domain.replace("\0", ""));
            select.setArray(3, texts(connection, references));
            var ids = new TreeMap<String, Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
            }
            if (ids.size() < references.size()) {
                throw new NotFound("referral");
            }
            return ids.values();
        } catch (SQLException e) {
            throw new IllegalStateException("The referrals of a domain could not be read", e);
        }
    }

    private static java.sql.Array texts(java.sql.Connection connection, Set<String> references) throws SQLException {
        var texts = references.stream()
                .map(reference -> reference.replace("\0", ""))
                .toArray();
        return connection.createArrayOf("text", texts);
    }

    /** In order of their id too. */
    private void leaveToAPerson(Event event, String domain, Set<String> references) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update registration set left_to_person = true where id in (
                            select id from registration
                            where event_id = ? and email_domain = ? and reference = any (?) and status = 'REFERRED'
                            order by id for update)""")) {
            update.setLong(1, event.id());
            update.setString(2, domain);
            update.setArray(3, texts(connection, references));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Referrals could not be left to a person", e);
        }
    }

    private void demandAllWait(List<Registration> people) {
        var decided = people.stream()
                .filter(registration -> registration.status() != Status.REFERRED)
                .map(Registration::id)
                .toList();
        if (!decided.isEmpty()) {
            throw new DecidedMeanwhile(others(decided));
        }
    }

    private List<DecidedMeanwhile.Other> others(List<Long> ids) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select r.reference, r.status, d.decided_by, d.at
                        from registration r join eligibility_decision d on d.id = r.decision_id
                        where r.id = any (?) order by d.at, r.id""")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            var others = new ArrayList<DecidedMeanwhile.Other>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    others.add(new DecidedMeanwhile.Other(
                            rows.getString(1),
                            Status.valueOf(rows.getString(2)),
                            rows.getString(3),
                            rows.getTimestamp(4).toInstant()));
                }
            }
            return others;
        } catch (SQLException e) {
            throw new IllegalStateException("What became of referrals could not be read", e);
        }
    }
}
