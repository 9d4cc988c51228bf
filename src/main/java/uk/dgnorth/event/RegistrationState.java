package uk.dgnorth.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether people can register for an event at a given time. */
public enum RegistrationState {
    @JsonProperty("not-open")
    NOT_OPEN,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED
}
