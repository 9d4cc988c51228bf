package uk.dgnorth.release;

import java.time.Instant;
import java.util.List;
import uk.dgnorth.programme.Change;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;

/** A release as it was. */
public record ReleaseView(
        int number, Instant releasedAt, String releasedBy, String note, List<Change> changes, Programme programme) {

    static ReleaseView of(Release release) {
        return new ReleaseView(
                release.number(),
                release.releasedAt(),
                release.releasedBy(),
                release.note(),
                release.changes(),
                release.programme());
    }
}
