package uk.dgnorth.event;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;

/** Notes who edited which event, and how it was before and after, where the two differ. */
@ApplicationScoped
class EventAudit {

    private static final TypeReference<HashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Audit audit;
    private final ObjectMapper json;

    EventAudit(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    /** @param before null where there was nothing yet; {@code after} null where nothing is left */
    void note(
            String actor,
            String action,
            String event,
            String subject,
            @Nullable Record before,
            @Nullable Record after) {
        var was = membersOf(before);
        var is = membersOf(after);
        var same = new HashMap<>(was);
        same.entrySet().retainAll(is.entrySet());
        was.keySet().removeAll(same.keySet());
        is.keySet().removeAll(same.keySet());
        audit.add(AuditEntry.of(actor, action, event, subject).changing(was, is));
    }

    private Map<String, Object> membersOf(@Nullable Record plan) {
        return plan == null ? new HashMap<>() : json.convertValue(plan, MEMBERS);
    }
}
