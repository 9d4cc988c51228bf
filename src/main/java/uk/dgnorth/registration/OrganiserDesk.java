package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.mail.EmailDesk;
import uk.dgnorth.problem.NotFound;

/** Serves organisers who deal with one registration. */
@ApplicationScoped
public class OrganiserDesk {

    private final Departures departures;
    private final Offers offers;
    private final RegistrationViews views;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final EmailDesk letters;
    private final PlaceStock places;
    private final OfferTimes offerTimes;
    private final Trail trail;
    private final Audit audit;
    private final Clock clock;

    OrganiserDesk(
            Departures departures,
            Offers offers,
            RegistrationViews views,
            RegistrationEmails emails,
            ManageLinks links,
            EmailDesk letters,
            PlaceStock places,
            OfferTimes offerTimes,
            Trail trail,
            Audit audit,
            Clock clock) {
        this.departures = departures;
        this.offers = offers;
        this.views = views;
        this.emails = emails;
        this.links = links;
        this.letters = letters;
        this.places = places;
        this.offerTimes = offerTimes;
        this.trail = trail;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public OrganiserRegistrationView show(String slug, String reference) {
        return view(find(slug, reference));
    }

    /** As {@link #show}, for those who decide referrals: what was never referred is not for them to read. */
    @Transactional
    public OrganiserRegistrationView showReferred(String slug, String reference) {
        var registration = find(slug, reference);
        if (!registration.wasReferred()) {
            throw new NotFound("referral");
        }
        return view(registration);
    }

    /** What would become of the place that it holds. */
    @Transactional
    public Vacancy vacancy(String slug, String reference) {
        var registration = find(slug, reference);
        if (!registration.holdsPlace()) {
            return Vacancy.NONE;
        }
        if (registration.findSubstitute().filter(Registration::isToTakeOver).isPresent()) {
            return Vacancy.KEPT_FOR_SUBSTITUTE;
        }
        var stock = places.look(registration.placeType().id());
        if (stock.taken() > stock.capacity()) {
            return Vacancy.GONE;
        }
        if (stock.waiting() == 0) {
            return Vacancy.FREE;
        }
        return offerTimes.deadline(registration.event()).isPresent() ? Vacancy.OFFERED : Vacancy.GIVEN;
    }

    @Transactional
    public OrganiserRegistrationView cancel(String slug, String reference, String organiser) {
        var registration = lock(slug, reference);
        departures.cancel(registration, organiser);
        return view(registration);
    }

    /** The next place goes to this person, whoever has waited longer. */
    @Transactional
    public OrganiserRegistrationView offer(String slug, String reference, OutOfTurn outOfTurn, String organiser) {
        var registration = lock(slug, reference);
        offers.putFirst(registration, organiser, outOfTurn.reason());
        return view(registration);
    }

    /** Sends the attendee a new link to the registration. */
    @Transactional
    public void resend(String slug, String reference, String organiser) {
        var registration = lock(slug, reference);
        if (registration.answers() == null) {
            throw new ImpossibleTransition(
                    registration.status(), registration.status().organiserActions());
        }
        audit.add(AuditEntry.of(organiser, "link sent again", slug, reference));
        emails.accessLink(registration, links.newLink(registration));
    }

    @Transactional
    public ReferralCount countReferrals(String slug) {
        var event = Event.demand(slug);
        return new ReferralCount(Registration.countReferred(event), Registration.countOverdue(event, clock.instant()));
    }

    /** In the transaction of what was done to it. */
    public OrganiserRegistrationView view(Registration registration) {
        var shown = views.of(registration);
        var event = registration.event().slug();
        var answers = registration.answers();
        return new OrganiserRegistrationView(
                shown.reference(),
                shown.status(),
                shown.placeType(),
                shown.fullName(),
                shown.badgeName(),
                shown.email(),
                shown.jobTitle(),
                shown.organisation(),
                shown.eligibility(),
                registration.holdsPlace(),
                registration.isAppeal(),
                answers == null ? null : answers.referral(),
                shown.answerDueAt(),
                shown.questions(),
                shown.waiting(),
                shown.offer(),
                shown.checkedInAt(),
                EligibilityRecord.findByRegistration(registration).stream()
                        .map(EligibilityRecord::view)
                        .toList(),
                letters.about(event, registration.reference()),
                trail.of(event, registration.reference()),
                registration.status().organiserActions());
    }

    private static Registration lock(String slug, String reference) {
        return Registration.lock(Event.demand(slug), reference).orElseThrow(() -> new NotFound("registration"));
    }

    private static Registration find(String slug, String reference) {
        return Registration.findByReference(Event.demand(slug), reference)
                .orElseThrow(() -> new NotFound("registration"));
    }
}
