package uk.dgnorth.booking;

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
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.Period;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;
import uk.dgnorth.web.Sessions;

/** An attendee's own agenda: what they have chosen, what else there is, and the address for their calendar. */
@Path("/your-registration/sessions")
@Produces(Html.TYPE)
@Blocking
class BookingPages {

    private static final String HERE = "/your-registration/sessions";
    private static final int CONFLICT = 409;

    private final BookingDesk desk;
    private final CalendarFeeds feeds;
    private final Sessions sessions;
    private final Reader reader;

    BookingPages(BookingDesk desk, CalendarFeeds feeds, Sessions sessions, Reader reader) {
        this.desk = desk;
        this.feeds = feeds;
        this.sessions = sessions;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "booking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance sessions(Agenda agenda, Words words, Form form, @Nullable String said);

        static native TemplateInstance calendarAddress(String address);
    }

    /** Times and titles as the reader's language has them. */
    record Words(EventTimes times) {

        public String when(Period period) {
            return times.period(period.from(), period.to());
        }

        /** What a swap gives up, in one field. */
        public String slugs(List<Agenda.Other> others) {
            return others.stream().map(Agenda.Other::session).collect(Collectors.joining(" "));
        }

        public String titles(List<Agenda.Other> others) {
            return others.stream().map(Agenda.Other::title).collect(Collectors.joining(", "));
        }
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestQuery @Nullable String done) {
        return sessions.show(id -> Html.personal(page(id, Form.empty(), said(done))));
    }

    @POST
    @Path("/{session}/booking")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response book(@RestPath String session, Form form) {
        return sessions.show(id -> {
            try {
                var instead = form.value("instead").isBlank()
                        ? List.<String>of()
                        : List.of(form.value("instead").strip().split(" +"));
                var booking = desk.choose(id, session, new Wish(instead, form.is("wait", "yes")));
                return Html.see(HERE + "?done=" + booking.state().word()).build();
            } catch (SessionFull full) {
                return refused(id, reader.messages(BookingMessages.class).isFull());
            } catch (SessionOverlaps overlaps) {
                return refused(id, reader.messages(BookingMessages.class).isOverlapping());
            } catch (Problem refusal) {
                if (refusal.status() != CONFLICT) {
                    throw refusal;
                }
                return refused(id, reader.messages(BookingMessages.class).isNotPossible());
            }
        });
    }

    @POST
    @Path("/{session}/giving-up")
    @Operation(hidden = true)
    public Response giveUp(@RestPath String session) {
        return sessions.show(id -> {
            desk.giveUp(id, session);
            return Html.see(HERE + "?done=given-up").build();
        });
    }

    /** Shown at once and not again, since only a hash of it is kept. */
    @POST
    @Path("/calendar")
    @Operation(hidden = true)
    public Response makeCalendar() {
        return sessions.show(id -> Html.personal(Templates.calendarAddress(feeds.replace(id))));
    }

    @POST
    @Path("/calendar/removal")
    @Operation(hidden = true)
    public Response removeCalendar() {
        return sessions.show(id -> {
            feeds.remove(id);
            return Html.see(HERE + "?done=calendar-removed").build();
        });
    }

    private Response refused(long id, String message) {
        return Html.refused(CONFLICT, page(id, Form.empty().refuse("sessions", message), null));
    }

    private TemplateInstance page(long id, Form form, @Nullable String said) {
        var agenda = desk.agenda(id);
        return Templates.sessions(agenda, new Words(new EventTimes(agenda.zone(), reader.language())), form, said);
    }

    private @Nullable String said(@Nullable String done) {
        if (done == null) {
            return null;
        }
        var say = reader.messages(BookingMessages.class);
        return switch (done) {
            case "booked" -> say.doneBooked();
            case "waiting" -> say.doneWaiting();
            case "given-up" -> say.doneGivenUp();
            case "calendar-removed" -> say.doneCalendarRemoved();
            default -> null;
        };
    }
}
