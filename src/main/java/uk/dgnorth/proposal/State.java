package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far its proposer has taken a proposal. */
public enum State {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("submitted")
    SUBMITTED,
    @JsonProperty("withdrawn")
    WITHDRAWN
}
