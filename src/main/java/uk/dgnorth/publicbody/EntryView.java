package uk.dgnorth.publicbody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;

/** An entry of the register, for organisers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
        long id,
        @Schema(examples = "northumbriahousing.org.uk") String domain,

        @Schema(enumeration = {"exact", "suffix"}) String match,

        @Schema(enumeration = {"public", "refer", "supplier", "personal"})
        String list,

        @Schema(enumeration = {"event", "organiser", "imported"})
        String origin,

        @Nullable @Schema(description = "The import that it comes from")
        Long importId,

        @Nullable String event,
        @Nullable String organisation,
        @Nullable String category,
        @Nullable String evidence,
        @Nullable String reason,
        String source,
        String licence,

        @Schema(enumeration = {"proposed", "in-force", "removed", "expired"})
        String state,

        String addedBy,
        Instant addedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        LocalDate expiresOn,
        LocalDate reviewOn,
        int version,
        List<String> warnings,
        List<String> actions) {

    static EntryView of(Entry entry, List<String> warnings) {
        return new EntryView(
                entry.id(),
                entry.domain(),
                entry.match().word(),
                entry.list().word(),
                word(entry.origin()),
                entry.importId(),
                entry.event(),
                entry.organisation(),
                entry.category(),
                entry.evidence(),
                entry.reason(),
                entry.source(),
                entry.licence(),
                entry.state().word(),
                entry.addedBy(),
                entry.addedAt(),
                entry.confirmedBy(),
                entry.confirmedAt(),
                entry.endedBy(),
                entry.endedAt(),
                entry.expiresOn(),
                entry.reviewOn(),
                entry.version(),
                warnings,
                actions(entry.state()));
    }

    private static String word(Listed.Origin origin) {
        return switch (origin) {
            case EVENT -> "event";
            case ORGANISER -> "organiser";
            case IMPORTED -> "imported";
            case BUILT_IN -> "built-in";
        };
    }

    static List<String> actions(Entry.State state) {
        return switch (state) {
            case PROPOSED -> List.of("confirm", "change", "remove");
            case IN_FORCE -> List.of("change", "remove");
            case REMOVED, EXPIRED -> List.of();
        };
    }
}
