package uk.dgnorth.event;

import uk.dgnorth.problem.Problem;

/** The place type has registrations, so it stays. */
class PlaceTypeInUse extends Problem {

    PlaceTypeInUse(String slug) {
        super(
                409,
                "place-type-in-use",
                "People have registered",
                "A place type with registrations cannot be removed. Keep " + slug + ", or set its capacity to 0.");
        says("placeType", slug);
    }
}
