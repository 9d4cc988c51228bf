package uk.dgnorth.colleague;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of asking for somebody. */
public enum State {
    /** Has a letter with a code, and a place is kept where one was free. */
    ASKED,
    /** Has proved the address: the registration is theirs alone from then on. */
    PROVED,
    /** Has not proved it in time; the place is gone. */
    LAPSED,
    /** Had proved it, and does not come any more: gave the place or the wait up, or let an offer go. */
    ENDED,
    REFUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
