package uk.dgnorth.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Takes note of the Idempotency-Key header (IETF draft-ietf-httpapi-idempotency-key-header) of a POST. */
class IdempotencyKeyFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final String VISIBLE_ASCII = "[!-~]{1,255}";

    private final RepeatableRequest repeatable;
    private final CurrentCaller caller;

    IdempotencyKeyFilter(RepeatableRequest repeatable, CurrentCaller caller) {
        this.repeatable = repeatable;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void note(ContainerRequestContext request) {
        var key = request.getHeaderString(HEADER);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
            return;
        }
        if (!key.matches(VISIBLE_ASCII)) {
            throw new InvalidRequest(FieldError.parameter(HEADER, "Use 1 to 255 visible ASCII characters"));
        }
        repeatable.sentAs(
                caller.name(), request.getMethod(), request.getUriInfo().getPath(), key);
    }
}
