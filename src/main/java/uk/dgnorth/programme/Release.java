package uk.dgnorth.programme;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A programme as it was published: it never changes.
 *
 * @param sequences by the slug of each session that was ever released, how often calendars had to change (RFC 5545,
 *     section 3.8.7.4)
 */
public record Release(
        int number,
        Instant releasedAt,
        String releasedBy,
        String note,
        Programme programme,
        Map<String, Integer> sequences,
        List<Change> changes) {

    public int sequence(String session) {
        return sequences.getOrDefault(session, 0);
    }
}
