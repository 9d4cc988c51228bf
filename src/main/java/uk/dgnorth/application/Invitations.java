package uk.dgnorth.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.Inviter;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.web.Language;

/** Asks for places for other people, each of whom has to prove their own address as anybody does. */
@ApplicationScoped
public class Invitations {

    private final PublicBodies bodies;
    private final PlaceStock places;
    private final Submissions submissions;
    private final AbuseLimits limits;
    private final Clock clock;

    Invitations(PublicBodies bodies, PlaceStock places, Submissions submissions, AbuseLimits limits, Clock clock) {
        this.bodies = bodies;
        this.places = places;
        this.submissions = submissions;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whom a place is asked for, in the words of whoever asks. */
    public record Invitee(
            String fullName,
            EmailAddress address,
            Language language,
            @Nullable ReferralDetails referral) {}

    /**
     * Ends that somebody can agree to take a place over.
     *
     * @return whether they can go on with a form of their own
     */
    @Transactional(TxType.MANDATORY)
    public boolean withdraw(Registration substitute) {
        var now = clock.instant();
        Application.endInvitations(substitute, now);
        return Application.anyOpen(substitute, now);
    }

    /**
     * Opens a registration and sends its owner a code.
     *
     * @param until how long the code works
     * @param placeUntil until when a place is kept, where one is free and the rules know the address
     * @throws AlreadyRegistered where the address has a registration that was proved
     * @throws LastPlaceGone in the rare case that the place went meanwhile: to be tried again in a new transaction
     */
    @Transactional(TxType.MANDATORY)
    public Registration invite(
            Event event,
            PlaceType placeType,
            Invitee invitee,
            Inviter inviter,
            String clientNetwork,
            Instant until,
            @Nullable Instant placeUntil) {
        var address = invitee.address();
        var decision = bodies.rulesInForce(event.id()).decide(address.asTyped());
        if (decision.isSecurityFlagged()) {
            limits.lookalike(clientNetwork);
        }
        if (decision.outcome() == Outcome.INELIGIBLE) {
            throw new Ineligible(decision);
        }
        if (decision.outcome() == Outcome.REFER && invitee.referral() == null) {
            throw new ReferralDetailsNeeded(decision);
        }
        limits.submission(clientNetwork, address.domain());
        limits.letter(address.normalised());
        var roomSeen = decision.outcome() == Outcome.ELIGIBLE
                && places.look(placeType.id()).hasRoom();
        var pending = submissions.writeForAnother(new Submission(
                event,
                placeType,
                new Applicant(
                        invitee.fullName(),
                        address.asTyped(),
                        null,
                        null,
                        null,
                        placeType.slug(),
                        List.of(),
                        invitee.referral(),
                        invitee.language(),
                        true),
                address,
                decision,
                clientNetwork,
                clock.instant(),
                until,
                roomSeen ? placeUntil : null,
                inviter));
        return Objects.requireNonNull(Registration.lock(Application.registrationOf(pending.pendingId())));
    }
}
