package uk.dgnorth.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** The state that the caller means to change, from the If-Match header (RFC 9110, section 13.1.1). */
public final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\\s*\"(\\d{1,9})\"\\s*");

    private final Request request;
    private final HttpHeaders headers;

    private IfMatch(Request request, HttpHeaders headers) {
        this.request = request;
        this.headers = headers;
    }

    public static IfMatch of(Request request, HttpHeaders headers) {
        return new IfMatch(request, headers);
    }

    /** What is sent as ETag, so that it can be sent back as If-Match. */
    public static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }

    /** The version in a tag; where it holds none, all that is known has happened since. */
    private static int seen(String header) {
        var digits = VERSION.matcher(header);
        return digits.matches() ? Integer.parseInt(digits.group(1)) : -1;
    }

    /**
     * Ends the request unless the caller has seen this version. Ask under a lock that keeps others from changing it.
     *
     * @throws IfMatchNeeded where the header is missing
     * @throws ChangedMeanwhile where it names another version
     */
    public void demand(int version) {
        demand(version, seen -> List.of());
    }

    /** As {@link #demand(int)}; who comes too late is told what changed since the version that they have seen. */
    public void demand(int version, IntFunction<List<? extends Record>> editsSince) {
        var header = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (header == null || header.isBlank()) {
            throw new IfMatchNeeded();
        }
        if (request.evaluatePreconditions(tag(version)) != null) {
            throw new ChangedMeanwhile(editsSince.apply(seen(header)));
        }
    }
}
