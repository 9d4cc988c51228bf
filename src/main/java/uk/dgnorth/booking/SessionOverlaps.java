package uk.dgnorth.booking;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.Session;

/** Nobody can be in two sessions at once. The answer says which are in the way, and how to swap. */
class SessionOverlaps extends Problem {

    SessionOverlaps(List<Session> overlapping) {
        super(
                409,
                "session-overlaps",
                "You have another session at that time",
                "It overlaps with “"
                        + overlapping.stream().map(Session::title).collect(Collectors.joining("” and “"))
                        + "”. To swap, send the same again with what to give up in “instead”.");
        says("overlaps", overlapping.stream().map(Overlap::of).toList());
        says("instead", overlapping.stream().map(Session::slug).toList());
    }

    /** What is in the way, in a line. */
    record Overlap(String session, String title, Instant startsAt, Instant endsAt) {

        static Overlap of(Session session) {
            var period = session.period().orElseThrow();
            return new Overlap(session.slug(), session.title(), period.from(), period.to());
        }
    }
}
