package uk.dgnorth.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody who registers now can hope for. */
public enum Availability {
    @JsonProperty("places")
    PLACES,
    @JsonProperty("few")
    FEW,
    @JsonProperty("waiting-list")
    WAITING_LIST;

    private static final int FEW_BELOW = 10;

    static Availability of(Stock stock) {
        if (!stock.hasRoom()) {
            return WAITING_LIST;
        }
        return stock.placesLeft() < FEW_BELOW ? FEW : PLACES;
    }
}
