package uk.dgnorth.registration;

import jakarta.inject.Singleton;

/** Lets tests of other packages do what organisers do. */
@Singleton
public class OutOfTurnOffers {

    private final Admission admission;

    OutOfTurnOffers(Admission admission) {
        this.admission = admission;
    }

    public void offer(Registration registration) {
        admission.offerOutOfTurn(registration, "an organiser", "Speaks at the event");
    }
}
