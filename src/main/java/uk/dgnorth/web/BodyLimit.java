package uk.dgnorth.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses large bodies before they are read: the longest legitimate one is a long form, or one with a file. */
class BodyLimit {

    private static final int LARGEST_BYTES = 1_000_000;

    /** Of a body that does not say how long it is: then the connection ends. */
    private static final long LARGEST_UNANNOUNCED_BYTES = 5_000_000;

    /** Slides may have 50 MB, and a form puts something around them. */
    private static final int LARGEST_WITH_FILE_BYTES = 51_000_000;

    /** After Quarkus has noted its own limit for all requests, which is that for files. */
    private static final int AFTER_QUARKUS = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::limitUnannounced, AFTER_QUARKUS);
    }

    private static void limitUnannounced(RoutingContext request) {
        if (!hasFile(request.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LARGEST_UNANNOUNCED_BYTES);
        }
        request.next();
    }

    @ServerRequestFilter(preMatching = true)
    public void refuseLarge(ContainerRequestContext request) {
        var hasFile = hasFile(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        if (request.getLength() > (hasFile ? LARGEST_WITH_FILE_BYTES : LARGEST_BYTES)) {
            throw new WebApplicationException(Status.REQUEST_ENTITY_TOO_LARGE);
        }
    }

    private static boolean hasFile(String contentType) {
        return Objects.requireNonNullElse(contentType, "").startsWith(MediaType.MULTIPART_FORM_DATA);
    }
}
