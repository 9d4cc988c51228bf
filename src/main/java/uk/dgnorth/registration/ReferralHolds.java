package uk.dgnorth.registration;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.WorkingTime;

/** Places kept for people whom a person has yet to approve: a limited share of all, and few for any one domain. */
@ApplicationScoped
public class ReferralHolds {

    private final AgroalDataSource database;
    private final PlaceStock places;
    private final WorkingTime workingTime;
    private final RegistrationConfig config;

    ReferralHolds(AgroalDataSource database, PlaceStock places, WorkingTime workingTime, RegistrationConfig config) {
        this.database = database;
        this.places = places;
        this.workingTime = workingTime;
        this.config = config;
    }

    /** @return whether a place was taken; the caller then writes it into the registration */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean take(long eventId, long placeTypeId, String emailDomain) {
        if (!places.takeForReferral(placeTypeId, config.referralHoldPercent())) {
            return false;
        }
        // Counted under the lock of the stock that was just changed, so two at once cannot both be the fifth.
        if (heldBy(eventId, emailDomain) < config.referralHoldsPerDomain()) {
            return true;
        }
        places.free(placeTypeId, true);
        return false;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    boolean take(Registration registration) {
        return take(registration.event().id(), registration.placeType().id(), registration.emailDomain());
    }

    /** When an answer is due that is promised now, and a place is kept no longer. */
    Instant until(Registration registration, Instant now) {
        return workingTime.daysAfter(registration.event(), now, config.referralWorkingDays());
    }

    private int heldBy(long eventId, String emailDomain) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select count(*) from registration
                        where event_id = ? and email_domain = ? and holds_place and decision_outcome <> 'ELIGIBLE'""")) {
            select.setLong(1, eventId);
            select.setString(2, emailDomain);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The places held for referrals could not be counted", e);
        }
    }
}
