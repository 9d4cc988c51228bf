package uk.dgnorth.attendee;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.registration.ImpossibleTransition;
import uk.dgnorth.registration.OfferLapsed;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;
import uk.dgnorth.web.Sessions;

/** Your registration: for whoever has opened the link in a letter, or has just confirmed an address. */
@Path("/your-registration")
@Produces(Html.TYPE)
@Blocking
class AttendeePages {

    private static final String HERE = "/your-registration";
    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private final AttendeeDesk desk;
    private final Sessions sessions;
    private final Reader reader;

    AttendeePages(AttendeeDesk desk, Sessions sessions, Reader reader) {
        this.desk = desk;
        this.sessions = sessions;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "attendee", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance open(String token);

        static native TemplateInstance linkEnded();

        static native TemplateInstance yours(
                RegistrationView registration,
                Standing standing,
                String when,
                @Nullable String offerEnds,
                @Nullable String said);

        static native TemplateInstance complete(RegistrationView registration, Standing standing, String when);

        static native TemplateInstance closed();

        static native TemplateInstance offerEnded();

        static native TemplateInstance cancel(RegistrationView registration, String when);
    }

    /** Changes nothing, and looks nothing up: scanners open the links of letters too. */
    @GET
    @Path("/{token}")
    @Operation(hidden = true)
    public Response open(@RestPath String token) {
        return Html.personal(Templates.open(token));
    }

    @POST
    @Path("/{token}")
    @Operation(hidden = true)
    public Response exchange(@RestPath String token) {
        return sessions.open(token)
                .map(cookie -> Html.see(HERE).cookie(cookie).build())
                .orElseGet(() -> Html.refused(GONE, Templates.linkEnded()));
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestQuery @Nullable String done) {
        return sessions.show(id -> {
            var registration = desk.show(id);
            return Html.personal(Templates.yours(
                    registration, standing(registration), when(registration), offerEnds(registration), said(done)));
        });
    }

    /** What follows the confirmation of an address; it can be loaded again and does nothing. */
    @GET
    @Path("/complete")
    @Operation(hidden = true)
    public Response complete() {
        return sessions.show(id -> {
            var registration = desk.show(id);
            return Html.personal(Templates.complete(registration, standing(registration), when(registration)));
        });
    }

    @GET
    @Path("/cancel")
    @Operation(hidden = true)
    public Response askToCancel() {
        return sessions.show(id -> {
            var registration = desk.show(id);
            return registration.actions().contains("cancel")
                    ? Html.personal(Templates.cancel(registration, when(registration)))
                    : Html.see(HERE).build();
        });
    }

    @POST
    @Path("/cancel")
    @Operation(hidden = true)
    public Response cancel() {
        return sessions.show(id -> {
            desk.cancel(id);
            return Html.see(HERE).build();
        });
    }

    /** Where the switch of languages leads after a place was accepted in vain. */
    @GET
    @Path("/offer")
    @Operation(hidden = true)
    public Response backFromOffer() {
        return Html.see(HERE).build();
    }

    @POST
    @Path("/offer")
    @Operation(hidden = true)
    public Response acceptOffer() {
        return sessions.show(id -> {
            try {
                desk.acceptOffer(id);
                return Html.see(HERE + "?done=accepted").build();
            } catch (OfferLapsed | ImpossibleTransition tooLate) {
                return Html.refused(CONFLICT, Templates.offerEnded());
            }
        });
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return Html.see(HERE + "/closed").cookie(sessions.close()).build();
    }

    @GET
    @Path("/closed")
    @Operation(hidden = true)
    public Response closed() {
        return Html.personal(Templates.closed());
    }

    @GET
    @Path("/ticket.png")
    @Produces("image/png")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(hidden = true)
    public byte[] ticket() {
        return desk.ticketImage(sessions.registration().orElseThrow(() -> new NotFound("ticket")));
    }

    @GET
    @Path("/event.ics")
    @Produces("text/calendar;charset=utf-8")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = "attachment; filename=\"event.ics\"")
    @Operation(hidden = true)
    public byte[] calendarEntry() {
        return desk.calendarEntry(sessions.registration().orElseThrow(() -> new NotFound("calendar entry")));
    }

    /** What was just done, in a sentence: each of the pages that change something leads back here. */
    private @Nullable String said(@Nullable String done) {
        if (done == null) {
            return null;
        }
        var say = reader.messages(AttendeeMessages.class);
        return switch (done) {
            case "details" -> say.detailsSaved();
            case "accepted" -> say.offerAccepted();
            case "needs" -> say.needsSaved();
            case "needs-deleted" -> say.needsDeleted();
            default -> null;
        };
    }

    private @Nullable String offerEnds(RegistrationView registration) {
        var offer = registration.offer();
        return offer == null
                ? null
                : new EventTimes(ZoneId.of(registration.event().timezone()), reader.language())
                        .deadline(offer.expiresAt());
    }

    private Standing standing(RegistrationView registration) {
        return Standing.of(registration, reader.language(), reader.messages(AttendeeMessages.class));
    }

    private String when(RegistrationView registration) {
        var event = registration.event();
        return new EventTimes(ZoneId.of(event.timezone()), reader.language()).period(event.startsAt(), event.endsAt());
    }
}
