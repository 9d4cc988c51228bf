package uk.dgnorth.publicbody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import of a published list: what is in it, and where it stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        long id,

        @Schema(enumeration = {"public", "refer", "supplier", "personal"})
        String list,

        @Schema(enumeration = {"previewed", "applied"}) String state,

        int entries,

        @Schema(description = "Rows that are not taken over; the first 100 are in leftOut")
        int leftOutCount,

        List<LeftOut> leftOut,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,

        @Schema(description = "Where the live registrations are whose outcome it changes")
        String effects,

        List<String> actions) {

    /** A row that is not taken over, and why. */
    public record LeftOut(long line, String domain, String why) {}
}
