package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What happens in a session. */
public enum Format {
    @JsonProperty("talk")
    TALK,
    @JsonProperty("keynote")
    KEYNOTE,
    @JsonProperty("panel")
    PANEL,
    @JsonProperty("workshop")
    WORKSHOP,
    @JsonProperty("demonstration")
    DEMONSTRATION,
    @JsonProperty("networking")
    NETWORKING,
    @JsonProperty("break")
    BREAK;

    /** The name in JSON and in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether people come to hear somebody. */
    boolean hasContent() {
        return this != BREAK && this != NETWORKING;
    }
}
