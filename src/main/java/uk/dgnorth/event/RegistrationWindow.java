package uk.dgnorth.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From when until when an organiser lets people register. The state follows from it, so a state sent is ignored. */
@JsonIgnoreProperties("state")
public record RegistrationWindow(
        @NotNull(message = "Say when registration opens") @Schema(examples = "2027-03-01T09:00:00Z")
        Instant opensAt,

        @NotNull(message = "Say when registration closes") @Schema(examples = "2027-09-13T22:59:00Z")
        Instant closesAt) {}
