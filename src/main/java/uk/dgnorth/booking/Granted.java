package uk.dgnorth.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Session;

/** What became of the sessions that somebody wished for, in the programme as it is now. */
record Granted(Release release, List<Wished> wishes) {

    enum What {
        BOOKED,
        WAITING,
        /** A release moved it onto another one that was wished for. */
        OVERLAPS,
        /** It is over, open to all, or no part of the programme any more. */
        GONE
    }

    /**
     * One of them.
     *
     * @param session null where the programme no longer has it
     * @param others what it overlaps with
     */
    record Wished(What what, @Nullable Session session, List<Session> others) {}
}
