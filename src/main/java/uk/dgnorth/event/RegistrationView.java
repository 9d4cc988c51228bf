package uk.dgnorth.event;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From when until when people can register, and whether they can now. */
@Schema(name = "RegistrationOfEvent")
public record RegistrationView(
        @Schema(examples = "2027-03-01T09:00:00Z") Instant opensAt,
        @Schema(examples = "2027-09-13T22:59:00Z") Instant closesAt,
        RegistrationState state) {}
