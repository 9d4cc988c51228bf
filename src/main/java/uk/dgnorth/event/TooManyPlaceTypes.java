package uk.dgnorth.event;

import uk.dgnorth.problem.Problem;

/** The event has as many place types as an event can have. */
class TooManyPlaceTypes extends Problem {

    TooManyPlaceTypes() {
        super(
                409,
                "too-many-place-types",
                "Too many place types",
                "An event has at most " + EventPlan.MOST_PLACE_TYPES + " place types. Remove one first.");
    }
}
