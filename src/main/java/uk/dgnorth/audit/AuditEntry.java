package uk.dgnorth.audit;

import java.util.Map;

/**
 * One thing that was done. {@code actor} is who did it ({@code system}, {@code applicant}, {@code nobody}, a caller's name),
 * {@code action} a verb phrase such as {@code registration confirmed}, {@code event} the slug of the edition,
 * {@code subject} what it was done to: a reference or slug. {@code before} and {@code after} hold what changed,
 * without personal data.
 */
public record AuditEntry(
        String actor, String action, String event, String subject, Map<String, ?> before, Map<String, ?> after) {

    /** Who did it where nobody has shown who they are. */
    public static final String NOBODY = "nobody";

    public static AuditEntry of(String actor, String action, String event, String subject) {
        return new AuditEntry(actor, action, event, subject, Map.of(), Map.of());
    }

    /** The same entry with what was true before and is true now. */
    public AuditEntry changing(Map<String, ?> was, Map<String, ?> is) {
        return new AuditEntry(actor, action, event, subject, was, is);
    }
}
