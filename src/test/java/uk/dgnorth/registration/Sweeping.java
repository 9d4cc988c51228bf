package uk.dgnorth.registration;

import jakarta.inject.Singleton;

/** Lets tests run the sweeps, which rest otherwise. */
@Singleton
public class Sweeping {

    private final Sweep sweep;
    private final WaitingList waitingList;

    Sweeping(Sweep sweep, WaitingList waitingList) {
        this.sweep = sweep;
        this.waitingList = waitingList;
    }

    public void run() {
        sweep.run();
        waitingList.promoteTheOverlooked();
    }
}
