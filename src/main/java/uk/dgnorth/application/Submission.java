package uk.dgnorth.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.registration.Addressee;
import uk.dgnorth.registration.Inviter;

/**
 * One form that can be accepted, with what was found out before anything is written.
 *
 * @param roomSeen whether a place was free at an unlocked look
 * @param holdExpiresAt until when a place is kept, if one is
 * @param invitedBy whoever asks, where it is not the owner of the address
 */
record Submission(
        Event event,
        PlaceType placeType,
        Applicant applicant,
        EmailAddress address,
        Decision decision,
        String clientNetwork,
        Instant at,
        Instant codeExpiresAt,
        @Nullable Instant holdExpiresAt,
        @Nullable Inviter invitedBy) {

    boolean roomSeen() {
        return holdExpiresAt != null;
    }

    /** The same, where the last place went in between. */
    Submission withoutRoom() {
        return new Submission(
                event, placeType, applicant, address, decision, clientNetwork, at, codeExpiresAt, null, invitedBy);
    }

    boolean isEligible() {
        return decision.outcome() == Outcome.ELIGIBLE;
    }

    /** Only what is eligible holds a place from the start; the rest is looked at again when the address is proved. */
    boolean holdsPlace() {
        return roomSeen() && isEligible();
    }

    Addressee addressee() {
        return new Addressee(address.asTyped(), applicant.fullName(), applicant.language());
    }

    PendingView pending(String pendingId) {
        return PendingView.of(pendingId, address.asTyped(), codeExpiresAt, holdExpiresAt);
    }
}
