package uk.dgnorth.application;

/** The last place went between the look and the taking: the submission starts again, without one. */
public class LastPlaceGone extends RuntimeException {

    LastPlaceGone() {
        super(null, null, false, false);
    }
}
