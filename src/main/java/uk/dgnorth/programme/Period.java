package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** From one time until just before another, so that what follows at once does not overlap. */
public record Period(
        @NotNull(message = "Say from when") Instant from,
        @NotNull(message = "Say until when") Instant to) {

    /** For the validator. */
    @AssertTrue(message = "The end must be after the start")
    @JsonIgnore
    public boolean isForwards() {
        return from == null || to == null || to.isAfter(from);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    public boolean contains(Period other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
}
