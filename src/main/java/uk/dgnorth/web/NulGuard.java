package uk.dgnorth.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;

/** Refuses the NUL character in URLs: PostgreSQL has no text with it, so nothing of that name is there to be found. */
class NulGuard {

    private static final String NUL = "%00";

    private final RoutingContext routing;

    NulGuard(RoutingContext routing) {
        this.routing = routing;
    }

    @ServerRequestFilter
    public void refuseNul(ContainerRequestContext request) {
        var uri = routing.request().uri();
        if (!uri.contains(NUL)) {
            return;
        }
        var query = uri.indexOf('?');
        if (query < 0 || uri.lastIndexOf(NUL, query) >= 0) {
            throw new NotFound("thing");
        }
        throw new InvalidRequest(request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(parameter -> containsNul(parameter.getValue()))
                .map(parameter -> FieldError.parameter(parameter.getKey(), "Take out the NUL character"))
                .toArray(FieldError[]::new));
    }

    private static boolean containsNul(List<String> values) {
        return values.stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
