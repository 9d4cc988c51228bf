package uk.dgnorth.attendee;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;

/** A new link for somebody who has lost theirs. */
@Path("/")
@Produces(Html.TYPE)
@Blocking
class NewLinkPages {

    private static final int EVENTS_AT_MOST = 50;

    private final AttendeeDesk desk;
    private final Reader reader;

    NewLinkPages(AttendeeDesk desk, Reader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "attendee", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance newLinkEvents(List<Event> events, boolean ended);

        static native TemplateInstance newLink(Event event, Form form, boolean ended);

        static native TemplateInstance newLinkSent(Event event);
    }

    @GET
    @Path("new-link")
    @Operation(hidden = true)
    public Response events(@RestQuery boolean ended) {
        var events = Event.newest(EVENTS_AT_MOST);
        return events.size() == 1
                ? Html.see("/events/" + events.get(0).slug() + "/new-link" + (ended ? "?ended=true" : ""))
                        .build()
                : Html.personal(Templates.newLinkEvents(events, ended));
    }

    @GET
    @Path("events/{event}/new-link")
    @Operation(hidden = true)
    public Response ask(@RestPath String event, @RestQuery boolean ended) {
        return Html.personal(Templates.newLink(Event.demand(event), Form.empty(), ended));
    }

    /** Answers alike whether or not the address was known. */
    @POST
    @Path("events/{event}/new-link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(@RestPath String event, Form form) {
        var say = reader.messages(AttendeeMessages.class);
        var email = form.value("email");
        if (email.isBlank()) {
            form.refuse("email", say.enterEmail());
        } else if (EmailAddress.parse(email).isEmpty()) {
            form.refuse("email", say.emailFormat());
        }
        if (!form.isValid()) {
            return Html.invalid(Templates.newLink(Event.demand(event), form, false));
        }
        desk.sendAccessLink(event, email);
        return Html.see("/events/" + event + "/new-link/sent").build();
    }

    @GET
    @Path("events/{event}/new-link/sent")
    @Operation(hidden = true)
    public Response sent(@RestPath String event) {
        return Html.personal(Templates.newLinkSent(Event.demand(event)));
    }
}
