package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;

/** Notes each step of a registration in the audit trail, from which its timeline is read. */
@ApplicationScoped
class Steps {

    /** Who takes a step that nobody took. */
    static final String SYSTEM = "system";

    /** The person whose registration it is: the trail names nobody. */
    static final String ATTENDEE = "attendee";

    private final Audit audit;

    Steps(Audit audit) {
        this.audit = audit;
    }

    void note(String actor, String action, Registration registration) {
        audit.add(entry(actor, action, registration));
    }

    void note(String actor, String action, Registration registration, Map<String, ?> before, Map<String, ?> after) {
        audit.add(entry(actor, action, registration).changing(before, after));
    }

    private static AuditEntry entry(String actor, String action, Registration registration) {
        return AuditEntry.of(actor, action, registration.event().slug(), registration.reference());
    }
}
