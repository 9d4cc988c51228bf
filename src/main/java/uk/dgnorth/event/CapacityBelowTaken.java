package uk.dgnorth.event;

import uk.dgnorth.problem.Problem;

/** The organiser would lower a capacity below what is taken and has not said so. */
class CapacityBelowTaken extends Problem {

    CapacityBelowTaken(int capacity, int taken) {
        super(
                409,
                "capacity-below-taken",
                "More places are taken",
                "Nobody loses a place, but no more are given until enough come free. Send belowTaken true to do it.");
        says("capacity", capacity);
        says("taken", taken);
    }
}
