package uk.dgnorth.schedule;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Publication;
import uk.dgnorth.web.Reader;

/** The released programme on the web: by day, by session, by speaker, and as a feed of its releases. */
@Path("/")
@Blocking
class SchedulePages {

    private static final String ATOM = "application/atom+xml;charset=utf-8";
    private static final String LIST = "list";

    private final ScheduleDesk desk;
    private final Publication publication;
    private final StructuredData data;
    private final ReleaseFeed feed;
    private final Reader reader;

    SchedulePages(ScheduleDesk desk, Publication publication, StructuredData data, ReleaseFeed feed, Reader reader) {
        this.desk = desk;
        this.publication = publication;
        this.data = data;
        this.feed = feed;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "schedule", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance programme(ProgrammePage programme, String data);

        static native TemplateInstance session(SessionPage page, String data);

        static native TemplateInstance speakers(String event, String name, List<SessionPage.SpeakerItem> speakers);

        static native TemplateInstance speaker(SpeakerPage speaker);
    }

    @GET
    @Path("events/{event}/programme")
    @Operation(hidden = true)
    public Response programme(
            @RestPath String event,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String track,
            @RestQuery @Nullable String room,
            @RestQuery @Nullable String format,
            @RestQuery @Nullable String speaker,
            @RestQuery @Nullable String view) {
        return publication.page(() -> {
            var schedule = desk.schedule(event);
            var wishes = Wishes.of(q, track, room, format, speaker);
            return Templates.programme(
                    ProgrammePage.of(schedule, wishes, LIST.equals(view), words(schedule)), data.programme(schedule));
        });
    }

    @GET
    @Path("events/{event}/sessions/{session}")
    @Operation(hidden = true)
    public Response session(@RestPath String event, @RestPath String session) {
        return publication.page(() -> {
            var schedule = desk.scheduleWithPlaces(event);
            var held = schedule.session(session);
            return Templates.session(
                    SessionPage.of(schedule, held, desk.slides(schedule, held).orElse(null), words(schedule)),
                    data.session(schedule, held));
        });
    }

    @GET
    @Path("events/{event}/speakers")
    @Operation(hidden = true)
    public Response speakers(@RestPath String event) {
        return publication.page(() -> {
            var schedule = desk.schedule(event);
            return Templates.speakers(event, schedule.event().name(), SpeakerPage.all(schedule.speakers()));
        });
    }

    @GET
    @Path("events/{event}/speakers/{speaker}")
    @Operation(hidden = true)
    public Response speaker(@RestPath String event, @RestPath String speaker) {
        return publication.page(() -> {
            var schedule = desk.schedule(event);
            return Templates.speaker(SpeakerPage.of(
                    schedule, schedule.speaker(speaker), desk.photos(schedule).get(speaker), words(schedule)));
        });
    }

    @GET
    @Path("events/{event}/programme.atom")
    @Operation(hidden = true)
    public Response feed(@RestPath String event) {
        return publication.data(ATOM, () -> feed.of(desk.history(event)));
    }

    private Words words(Schedule schedule) {
        return Words.of(reader, schedule.event().timezone());
    }
}
