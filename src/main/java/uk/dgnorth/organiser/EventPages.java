package uk.dgnorth.organiser;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** The events, as the first page that organisers see. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@OrganisersOnly
class EventPages {

    private static final int EVENTS_AT_MOST = 200;

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance events(List<Line> events);
    }

    /** One event of the list. */
    record Line(String slug, String name, String when) {

        static Line of(Event event) {
            var times = new EventTimes(event.timezone(), Language.ENGLISH);
            return new Line(event.slug(), event.name(), times.period(event.startsAt(), event.endsAt()));
        }
    }

    @GET
    @Operation(hidden = true)
    public Response events() {
        return EnglishPage.of(Templates.events(
                Event.newest(EVENTS_AT_MOST).stream().map(Line::of).toList()));
    }
}
