package uk.dgnorth.access;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about, as far as its address tells: roles are given for events, and every address of an event's
 * things has the event in the same place. What has no event there is open to roles at all events only.
 *
 * @param event the slug of the event, null for none
 * @param isRead whether the request changes nothing
 */
public record Target(@Nullable String event, boolean isRead) {

    private static final Pattern OF_AN_EVENT =
            Pattern.compile("/(?:api/v1|organiser)/events/([a-z0-9-]{1,100})(?:/.*)?");

    public static Target of(RoutingContext request) {
        var path = OF_AN_EVENT.matcher(request.normalizedPath());
        var method = request.request().method().name();
        return new Target(path.matches() ? path.group(1) : null, method.equals("GET") || method.equals("HEAD"));
    }
}
