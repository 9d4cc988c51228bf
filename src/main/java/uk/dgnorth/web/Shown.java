package uk.dgnorth.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answers that show events and place types, with what caches and later edits need to know of them. */
public final class Shown {

    /** Counts are a minute old at most where they are made, and a minute more on their way through caches. */
    private static final String FOR_CACHES = "public, max-age=60";

    private static final String FOR_ONE_CALLER = "no-store";

    private Shown() {}

    public static <T> RestResponse<Page<T>> list(Page<T> page, boolean exactly) {
        return ResponseBuilder.ok(page)
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.CACHE_CONTROL, exactly ? FOR_ONE_CALLER : FOR_CACHES)
                .build();
    }

    /**
     * Always shown in full, since the counts move with every registration while the ETag stands for the last edit
     * alone: who edits an event need not mind who registers meanwhile.
     */
    public static <T> RestResponse<T> toOrganiser(Versioned<T> shown) {
        return headed(ResponseBuilder.ok(shown.body()), IfMatch.tag(shown.version()), FOR_ONE_CALLER)
                .build();
    }

    public static <T> RestResponse<T> created(Versioned<T> shown, URI location) {
        var answer = ResponseBuilder.<T>created(location).entity(shown.body());
        return headed(answer, IfMatch.tag(shown.version()), FOR_ONE_CALLER).build();
    }

    /** The ETag stands for the last edit and for the coarse counts and the state of registration. */
    public static <T extends Record> RestResponse<T> toPublic(Versioned<T> shown, Request request) {
        var whole = UUID.nameUUIDFromBytes(shown.body().toString().getBytes(StandardCharsets.UTF_8));
        var tag = new EntityTag(shown.version() + "-" + whole);
        var unchanged = request.evaluatePreconditions(tag);
        ResponseBuilder<T> answer = unchanged == null
                ? ResponseBuilder.ok(shown.body())
                : ResponseBuilder.create(unchanged.build().getStatus());
        return headed(answer, tag, FOR_CACHES).build();
    }

    private static <T> ResponseBuilder<T> headed(ResponseBuilder<T> answer, EntityTag tag, String cacheControl) {
        return answer.tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl);
    }
}
