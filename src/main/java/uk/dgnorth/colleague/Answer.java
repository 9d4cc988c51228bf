package uk.dgnorth.colleague;

import org.jspecify.annotations.Nullable;

/**
 * What became of asking for one colleague.
 *
 * @param why of a refusal
 */
record Answer(State state, @Nullable Refusal why) {

    static final Answer ASKED = new Answer(State.ASKED, null);

    static Answer refused(Refusal why) {
        return new Answer(State.REFUSED, why);
    }
}
