package uk.dgnorth.registration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Why somebody who was named does not take a place over, so that its holder keeps it. */
public enum SubstitutionEnd {
    /** A person has looked and said no. */
    DECLINED("substitute declined"),
    /** They did not agree in time. */
    LAPSED("substitute did not confirm in time"),
    /** They gave up, or have a place of their own. */
    NOT_TAKEN("substitute does not take the place over");

    private final String step;

    SubstitutionEnd(String step) {
        this.step = step;
    }

    /** Lasting: how the audit trail of the holder says it. */
    String step() {
        return step;
    }

    static Optional<SubstitutionEnd> of(String step) {
        for (var end : values()) {
            if (end.step.equals(step)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
