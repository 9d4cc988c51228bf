package uk.dgnorth.booking;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;

/** Where calendar programs look what their owner has booked. */
@Path("/calendar")
@Blocking
class CalendarFeedPages {

    private final CalendarFeeds feeds;

    CalendarFeedPages(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Path("/{token}.ics")
    @Produces("text/calendar;charset=utf-8")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(hidden = true)
    public byte[] read(@RestPath String token) {
        return feeds.read(token);
    }
}
