package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a released session that its speakers want, beside what there is.
 *
 * @param before what the speaker saw
 * @param present what the draft says now; left out where the session is gone from it
 * @param version for If-Match: it changes with the draft of the session and with every proposal for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProposedChange")
public record ProposedChangeView(
        String id,
        String session,
        @Nullable String speaker,
        String proposedBy,
        Instant proposedAt,
        Texts before,
        @Nullable Texts present,
        Texts proposed,
        int version) {}
