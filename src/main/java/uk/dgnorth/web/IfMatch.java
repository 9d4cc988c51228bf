package uk.dgnorth.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state that the caller means to change, from the If-Match header (RFC 9110, section 13.1.1) or a form. */
public final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\\s*\"(\\d{1,9})\"\\s*");

    private final @Nullable String tag;
    private final IntPredicate means;

    private IfMatch(@Nullable String tag, IntPredicate means) {
        this.tag = tag;
        this.means = means;
    }

    public static IfMatch of(Request request, HttpHeaders headers) {
        return new IfMatch(
                headers.getHeaderString(HttpHeaders.IF_MATCH),
                version -> request.evaluatePreconditions(tag(version)) == null);
    }

    /** For the form of a page, which carries the version that it was filled in with. */
    public static IfMatch version(String shown) {
        return new IfMatch(
                shown.isBlank() ? null : '"' + shown + '"', version -> shown.equals(String.valueOf(version)));
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
     * @throws IfMatchNeeded where nothing is named
     * @throws ChangedMeanwhile where another version is named
     */
    public void demand(int version) {
        demand(version, seen -> List.of());
    }

    /** As {@link #demand(int)}; who comes too late is told what changed since the version that they have seen. */
    public void demand(int version, IntFunction<List<? extends Record>> editsSince) {
        if (tag == null || tag.isBlank()) {
            throw new IfMatchNeeded();
        }
        if (!means.test(version)) {
            throw new ChangedMeanwhile(editsSince.apply(seen(tag)));
        }
    }
}
