package uk.dgnorth.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal the caller can act on. Its type never changes once published; docs/api.md lists them all. */
public abstract class Problem extends RuntimeException {

    private final int status;
    private final String type;
    private final String title;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    /**
     * @param status the HTTP status
     * @param type the last segment of the type's URI, {@code /problems/<type>}
     * @param title a short name of the kind of problem, the same each time
     * @param detail plain words that say what to do next; no class name, no SQL and nobody else's data
     */
    protected Problem(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    /** Points at the member of the request that has to change. */
    protected final void points(FieldError error) {
        errors.add(error);
    }

    /** Adds an extension member (RFC 9457, section 3.2). */
    protected final void says(String member, Object value) {
        members.put(member, value);
    }

    /** Tells when it is worth asking again; whole seconds, rounded up. */
    protected final void retryAfter(Duration wait) {
        retryAfter = wait;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public Map<String, Object> members() {
        return members;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
