package uk.dgnorth.schedule;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Release;

/** The released programme as a whole: its sessions in the order of their start. */
record ProgrammeView(
        @Schema(examples = "spring-fair-2027") String event,
        @Schema(examples = "Europe/London") String timezone,

        @Schema(description = "The number of the release; absent before the first.") @Nullable
        Integer release,

        @Nullable Instant releasedAt,
        @Schema(description = "Its page") URI url,
        List<SessionView> items) {

    static ProgrammeView of(Schedule schedule, Addresses addresses) {
        var event = schedule.event();
        return new ProgrammeView(
                event.slug(),
                event.timezone().getId(),
                schedule.release().map(Release::number).orElse(null),
                schedule.release().map(Release::releasedAt).orElse(null),
                addresses.programme(event),
                schedule.sessions().stream()
                        .map(held -> SessionView.of(event, held, addresses))
                        .toList());
    }
}
