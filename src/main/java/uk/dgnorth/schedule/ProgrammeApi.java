package uk.dgnorth.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.ticket.CalendarEntry;
import uk.dgnorth.web.Publication;

/** The released programme for other programs: JSON, calendars, and the exchange format of schedules. */
@Path("/api/v1/events")
@Blocking
@Tag(name = "Programme", description = "The released programme, as everybody may see it")
class ProgrammeApi {

    private static final String CALENDAR = "text/calendar;charset=utf-8";
    private static final String XML = "application/xml;charset=utf-8";

    private final PublicViews views;
    private final ScheduleDesk desk;
    private final Publication publication;
    private final SessionCalendar calendar;
    private final Addresses addresses;
    private final ObjectMapper json;

    ProgrammeApi(
            PublicViews views,
            ScheduleDesk desk,
            Publication publication,
            SessionCalendar calendar,
            Addresses addresses,
            ObjectMapper json) {
        this.views = views;
        this.desk = desk;
        this.publication = publication;
        this.calendar = calendar;
        this.addresses = addresses;
        this.json = json;
    }

    @GET
    @Path("/{event}/programme")
    @Operation(
            operationId = "showProgramme",
            summary = "The released programme",
            description = "All sessions, in the order of their start; none before the first release.")
    @APIResponse(
            responseCode = "200",
            description = "The programme, with its ETag",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProgrammeView.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER, description = "An ETag seen before")
    public Response programme(@Parameter(example = "digital-government-north") @RestPath String event) {
        return views.programme(event);
    }

    @GET
    @Path("/{event}/programme.ics")
    @Operation(
            operationId = "showProgrammeCalendar",
            summary = "The released programme as iCalendar",
            description = "To subscribe to (RFC 5545); all sessions, or those of a track.")
    @APIResponse(
            responseCode = "200",
            description = "An entry for each session, its uid <session>.<event>@<host>",
            content = @Content(mediaType = "text/calendar"))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such event or track")
    public Response programmeCalendar(
            @RestPath String event, @RestQuery @Parameter(description = "The slug of a track") @Nullable String track) {
        return publication.data(CALENDAR, () -> {
            var schedule = desk.schedule(event);
            var name = schedule.event().name();
            if (track == null) {
                return calendar(schedule, name, schedule.sessions());
            }
            var wanted = schedule.track(track);
            return calendar(
                    schedule,
                    name + ": " + wanted.name(),
                    schedule.sessions().stream()
                            .filter(held -> track.equals(held.session().track()))
                            .toList());
        });
    }

    @GET
    @Path("/{event}/sessions/{session}.ics")
    @Operation(operationId = "showSessionCalendar", summary = "A released session as iCalendar")
    @APIResponse(
            responseCode = "200",
            description = "Its entry, the same as in programme.ics",
            content = @Content(mediaType = "text/calendar"))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such session")
    public Response sessionCalendar(@RestPath String event, @RestPath String session) {
        return publication.data(CALENDAR, () -> {
            var schedule = desk.schedule(event);
            var held = schedule.session(session);
            return calendar(schedule, held.session().title(), List.of(held));
        });
    }

    private String calendar(Schedule schedule, String name, List<ScheduledSession> sessions) {
        return CalendarEntry.feed(
                name,
                schedule.release().stream()
                        .flatMap(release -> sessions.stream()
                                .map(held -> calendar.entry(schedule.event(), release, held.session())))
                        .toList());
    }

    @GET
    @Path("/{event}/schedule.json")
    @Operation(
            operationId = "showScheduleJson",
            summary = "The released programme in the exchange format of c3voc and frab",
            description = "Valid against https://c3voc.de/schedule/schema.json")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such event")
    public Response scheduleJson(@RestPath String event) {
        return publication.data(
                PublicViews.JSON, () -> written(ExchangeJson.of(Exchange.of(desk.schedule(event)), addresses)));
    }

    @GET
    @Path("/{event}/schedule.xml")
    @Operation(
            operationId = "showScheduleXml",
            summary = "The released programme in the exchange format of c3voc and frab, as XML",
            description = "Valid against https://c3voc.de/schedule/schema.xsd")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(mediaType = MediaType.APPLICATION_XML))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such event")
    public Response scheduleXml(@RestPath String event) {
        return publication.data(XML, () -> ExchangeXml.of(Exchange.of(desk.schedule(event)), addresses));
    }

    private String written(ExchangeJson schedule) {
        try {
            return json.writeValueAsString(schedule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schedule cannot be written", e);
        }
    }
}
