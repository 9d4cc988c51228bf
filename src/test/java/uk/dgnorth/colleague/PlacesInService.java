package uk.dgnorth.colleague;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.Fixtures;
import uk.dgnorth.application.Applicant;
import uk.dgnorth.application.Applicants;
import uk.dgnorth.application.ApplicationDesk;
import uk.dgnorth.application.Proof;
import uk.dgnorth.application.ProofDesk;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.WorkingTime;
import uk.dgnorth.registration.Departures;
import uk.dgnorth.registration.Offers;
import uk.dgnorth.registration.OutOfTurnOffers;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.registration.Referrals;
import uk.dgnorth.registration.Registration;

/** Does to the service what people and organisers do, at its desks. */
@Singleton
class PlacesInService {

    private static final String NETWORK = "192.0.2.1";

    private final Fixtures fixtures;
    private final ApplicationDesk applications;
    private final ProofDesk proofs;
    private final SubstitutionDesk substitutions;
    private final TeamDesk teams;
    private final Departures departures;
    private final Offers offers;
    private final Referrals referrals;
    private final OutOfTurnOffers outOfTurn;
    private final PlaceStock places;
    private final WorkingTime workingTime;

    PlacesInService(
            Fixtures fixtures,
            ApplicationDesk applications,
            ProofDesk proofs,
            SubstitutionDesk substitutions,
            TeamDesk teams,
            Departures departures,
            Offers offers,
            Referrals referrals,
            OutOfTurnOffers outOfTurn,
            PlaceStock places,
            WorkingTime workingTime) {
        this.fixtures = fixtures;
        this.applications = applications;
        this.proofs = proofs;
        this.substitutions = substitutions;
        this.teams = teams;
        this.departures = departures;
        this.offers = offers;
        this.referrals = referrals;
        this.outOfTurn = outOfTurn;
        this.places = places;
        this.workingTime = workingTime;
    }

    String anEvent(int capacity, boolean offers) {
        var slug = fixtures.anEventWithPlaces(capacity);
        fixtures.update("update event set offers = ? where slug = ?", offers, slug);
        return slug;
    }

    void submit(String event, String email, boolean explained) {
        applications.submit(
                event,
                new Applicant(
                        "Test Person",
                        email,
                        null,
                        null,
                        null,
                        null,
                        null,
                        explained ? new ReferralDetails("A university", "Professor", "Teaches nurses") : null,
                        null,
                        true),
                NETWORK);
    }

    void prove(String event, String email) {
        proofs.confirm(
                event,
                Colleagues.pendingId(fixtures, event, email),
                new Proof(Applicants.codeSentTo(fixtures, email), null),
                NETWORK);
    }

    void ask(String event, String by, List<Line> colleagues) {
        teams.ask(id(event, by), colleagues, NETWORK, MessageBundles.get(ColleagueMessages.class));
    }

    void nameSubstitute(String event, String holder, String email, boolean explained) {
        substitutions.name(
                id(event, holder),
                new Colleague(
                        "Test Person",
                        email,
                        explained ? new ReferralDetails("A university", "Professor", "Teaches nurses") : null),
                NETWORK);
    }

    void withdrawSubstitute(String event, String holder) {
        substitutions.withdraw(id(event, holder));
    }

    void cancel(String event, String email) {
        with(event, email, registration -> departures.cancel(registration, "attendee"));
    }

    void accept(String event, String email) {
        with(event, email, offers::accept);
    }

    void refuse(String event, String email) {
        with(event, email, departures::refuseOffer);
    }

    void approve(String event, String email) {
        with(event, email, registration -> referrals.approve(registration, "an organiser", "Looked at"));
    }

    void decline(String event, String email) {
        with(event, email, registration -> referrals.decline(registration, "an organiser", "Looked at", null, null));
    }

    void offerOutOfTurn(String event, String email) {
        with(event, email, outOfTurn::offer);
    }

    void setCapacity(String event, int capacity) {
        var placeType = Long.parseLong(
                fixtures.row("select t.id from place_type t join event e on e.id = t.event_id where e.slug = ?", event)
                        .get("id"));
        QuarkusTransaction.requiringNew().run(() -> places.setCapacity(placeType, capacity, true));
    }

    Instant deadline(Event event, Instant from) {
        return workingTime.deadline(event, from, Duration.ofHours(24));
    }

    Instant answerDue(Event event, Instant from) {
        return workingTime.daysAfter(event, from, 2);
    }

    Event event(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Event.findBySlug(slug).orElseThrow());
    }

    /** By email: status, and whether a place is held. */
    Map<String, String> standings(String event) {
        var standings = new LinkedHashMap<String, String>();
        fixtures.rows("""
                        select r.email, r.status, r.holds_place from registration r join event e on e.id = r.event_id
                        where e.slug = ? order by r.id""", event)
                .forEach(row -> standings.put(
                        row.get("email"),
                        row.get("status") + (row.get("holds_place").equals("t") ? " holds" : "")));
        return standings;
    }

    List<String> waiting(String event) {
        return fixtures.rows("""
                        select r.email from registration r join event e on e.id = r.event_id
                        where e.slug = ? and status = 'WAITING' order by out_of_turn desc, waiting_since, r.id""", event).stream().map(row -> row.get("email")).toList();
    }

    @Nullable
    String anyOf(String event, String status, int pick) {
        var rows = fixtures.rows("""
                select r.email from registration r join event e on e.id = r.event_id
                where e.slug = ? and status = ? order by r.id""", event, status);
        return rows.isEmpty() ? null : rows.get(pick % rows.size()).get("email");
    }

    private void with(String event, String email, Consumer<Registration> verb) {
        var id = id(event, email);
        QuarkusTransaction.requiringNew().run(() -> verb.accept(Registration.lock(id)));
    }

    private long id(String event, String email) {
        return Long.parseLong(fixtures.rows("""
                        select r.id from registration r join event e on e.id = r.event_id
                        where e.slug = ? and r.email = ? order by r.id desc limit 1""", event, email).get(0).get("id"));
    }
}
