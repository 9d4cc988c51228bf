package uk.dgnorth.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses large bodies before they are read: the longest legitimate one is a long form. */
class BodyLimit {

    private static final int LARGEST_BYTES = 1_000_000;

    @ServerRequestFilter(preMatching = true)
    public void refuseLarge(ContainerRequestContext request) {
        if (request.getLength() > LARGEST_BYTES) {
            throw new WebApplicationException(Status.REQUEST_ENTITY_TOO_LARGE);
        }
    }
}
