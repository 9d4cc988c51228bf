package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much a session expects people to know already. */
public enum Level {
    @JsonProperty("introductory")
    INTRODUCTORY,
    @JsonProperty("intermediate")
    INTERMEDIATE,
    @JsonProperty("advanced")
    ADVANCED;

    /** The name in JSON and in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
