package uk.dgnorth.event;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Publication;
import uk.dgnorth.web.Reader;

/** The start page, and the page of each event. */
@Path("/")
@Blocking
class EventPages {

    /** What began longer ago is over, and not looked at. */
    private static final Duration LONGEST_EVENT = Duration.ofDays(30);

    private final EventDesk desk;
    private final List<EventSection> sections;
    private final Publication publication;
    private final Reader reader;
    private final Clock clock;

    EventPages(EventDesk desk, @All List<EventSection> sections, Publication publication, Reader reader, Clock clock) {
        this.desk = desk;
        this.sections = sections;
        this.publication = publication;
        this.reader = reader;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "event", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance home(List<Poster> events);

        static native TemplateInstance event(Poster event, List<String> sections);
    }

    @GET
    @Operation(hidden = true)
    public Response home() {
        return publication.page(() -> Templates.home(coming()));
    }

    @GET
    @Path("events/{event}")
    @Operation(hidden = true)
    public Response event(@RestPath String event) {
        return publication.page(
                () -> Templates.event(poster(desk.show(event, false).body()), sections(event)));
    }

    private List<String> sections(String slug) {
        var event = Event.demand(slug);
        return sections.stream().map(section -> section.of(event)).toList();
    }

    private List<Poster> coming() {
        var now = clock.instant();
        return desk.list(new Cursor(now.minus(LONGEST_EVENT), 0), Page.MAX_LIMIT, false).items().stream()
                .filter(event -> event.endsAt().isAfter(now))
                .map(this::poster)
                .toList();
    }

    private Poster poster(EventView event) {
        return Poster.of(event, reader.language(), reader.messages(EventMessages.class));
    }
}
