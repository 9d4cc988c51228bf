package uk.dgnorth.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.access.Grant;

/** One role to be given. The event is a slug, or * for all events. */
@Schema(name = "Role")
record WantedRole(
        @NotNull(message = "Select a role")
        @Pattern(
                regexp = "organiser|reviewer|steward|needs-reader",
                message = "Use organiser, reviewer, steward or needs-reader")
        String role,

        @NotNull(message = "Select an event")
        @Pattern(regexp = "\\*|[a-z0-9-]{1,100}", message = "Use the slug of an event, or *")
        String event) {

    Grant grant() {
        return new Grant(role, event);
    }
}
