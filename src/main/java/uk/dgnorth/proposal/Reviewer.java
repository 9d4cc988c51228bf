package uk.dgnorth.proposal;

import java.time.Instant;

/** Somebody whom organisers ask what they think of proposals. */
public record Reviewer(long id, String name, String email, Instant invitedAt) {

    /** What the audit trail calls them. */
    String subject() {
        return "reviewer/" + id;
    }
}
