package uk.dgnorth.registration;

import jakarta.inject.Singleton;

/** Lets tests of other packages do what organisers do. */
@Singleton
public class OutOfTurnOffers {

    private final Offers offers;

    OutOfTurnOffers(Offers offers) {
        this.offers = offers;
    }

    public void offer(Registration registration) {
        offers.putFirst(registration, "an organiser", "Speaks at the event");
    }
}
