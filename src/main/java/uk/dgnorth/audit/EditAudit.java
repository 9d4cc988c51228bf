package uk.dgnorth.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Versioned;

/** Notes who edited which event, and how it was before and after, where the two differ: the version always does. */
@ApplicationScoped
public class EditAudit {

    /** In place of a value that is about a person. */
    public static final String NOT_KEPT = "(not kept)";

    private static final String VERSION = "version";
    private static final TypeReference<HashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Audit audit;
    private final ObjectMapper json;

    EditAudit(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    /** @param before null where there was nothing yet; {@code after} null where nothing is left */
    public void note(
            String actor,
            String action,
            String event,
            String subject,
            @Nullable Versioned<? extends Record> before,
            @Nullable Versioned<? extends Record> after) {
        note(actor, action, event, subject, before, after, member -> true);
    }

    /** As above; of all members but these it tells that they changed, and not from what to what. */
    public void note(
            String actor,
            String action,
            String event,
            String subject,
            @Nullable Versioned<? extends Record> before,
            @Nullable Versioned<? extends Record> after,
            Predicate<String> isKept) {
        var was = membersOf(before);
        var is = membersOf(after);
        var same = new HashMap<>(was);
        same.entrySet().retainAll(is.entrySet());
        was.keySet().removeAll(same.keySet());
        is.keySet().removeAll(same.keySet());
        withhold(was, isKept);
        withhold(is, isKept);
        audit.add(AuditEntry.of(actor, action, event, subject).changing(was, is));
    }

    private static void withhold(Map<String, Object> members, Predicate<String> isKept) {
        members.replaceAll((member, value) -> member.equals(VERSION) || isKept.test(member) ? value : NOT_KEPT);
    }

    private Map<String, Object> membersOf(@Nullable Versioned<? extends Record> state) {
        if (state == null) {
            return new HashMap<>();
        }
        var members = json.convertValue(state.body(), MEMBERS);
        members.put(VERSION, state.version());
        return members;
    }
}
