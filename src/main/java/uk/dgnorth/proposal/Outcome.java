package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What organisers decide on a proposal. */
public enum Outcome {
    @JsonProperty("accept")
    ACCEPT,
    @JsonProperty("decline")
    DECLINE,
    @JsonProperty("hold")
    HOLD
}
