package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far one speaker has got, for organisers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SpeakerProgress")
public record Progress(
        String speaker,
        String name,
        @Nullable Instant invitedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant nudgedAt,
        int done,
        int overdue,
        List<Task> tasks) {}
