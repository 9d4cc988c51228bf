package uk.dgnorth.speaker;

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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Period;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** When a speaker cannot speak, in the zone of the event. */
@Path("/speaker/events/{event}/{speaker}/availability")
@Produces(Html.TYPE)
@Blocking
class AvailabilityPages {

    private final SpeakerDesk desk;
    private final SpeakerSessions sessions;

    AvailabilityPages(SpeakerDesk desk, SpeakerSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance availability(
                Mandate mandate, List<Period> periods, EventTimes times, String when, Form form);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> EnglishPage.of(page(mandate, suggestion(mandate.event()))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            var from = time(form, "from", mandate.event());
            var to = time(form, "to", mandate.event());
            if (from != null && to != null) {
                check(form, new Period(from, to), mandate);
            }
            if (from == null || to == null || !form.isValid()) {
                return EnglishPage.invalid(page(mandate, form));
            }
            desk.addUnavailable(mandate, new Period(from, to));
            return Html.see(mandate.path() + "/availability").build();
        });
    }

    @POST
    @Path("/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            desk.show(mandate).body().unavailable().stream()
                    .filter(period -> form.is("from", period.from().toString())
                            && form.is("to", period.to().toString()))
                    .findFirst()
                    .ifPresent(period -> desk.removeUnavailable(mandate, period));
            return Html.see(mandate.path() + "/availability").build();
        });
    }

    @POST
    @Path("/completion")
    @Operation(hidden = true)
    public Response complete(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> {
            desk.sayWhen(mandate);
            return TaskPages.saved(mandate);
        });
    }

    private TemplateInstance page(Mandate mandate, Form form) {
        var times = new EventTimes(mandate.event().timezone(), Language.ENGLISH);
        return Templates.availability(
                mandate,
                desk.show(mandate).body().unavailable(),
                times,
                times.period(mandate.event().startsAt(), mandate.event().endsAt()),
                form);
    }

    /** The whole of the event, to be made shorter. */
    private static Form suggestion(Event event) {
        return Form.of(Map.of("from", local(event, event.startsAt()), "to", local(event, event.endsAt())));
    }

    private static String local(Event event, Instant time) {
        return time.atZone(event.timezone()).toLocalDateTime().toString();
    }

    private static @Nullable Instant time(Form form, String field, Event event) {
        try {
            return LocalDateTime.parse(form.value(field).strip().replace(' ', 'T'))
                    .atZone(event.timezone())
                    .toInstant();
        } catch (DateTimeParseException notATime) {
            form.refuse(
                    field,
                    "Enter " + (field.equals("from") ? "from" : "until") + " when, like "
                            + local(event, event.startsAt()));
            return null;
        }
    }

    private void check(Form form, Period period, Mandate mandate) {
        if (!period.isForwards()) {
            form.refuse("to", "The end must be after the start");
        } else if (!period.overlaps(
                new Period(mandate.event().startsAt(), mandate.event().endsAt()))) {
            form.refuse("from", "Choose a time during the event");
        }
        if (desk.show(mandate).body().unavailable().size() >= SpeakerDesk.UNAVAILABLE_AT_MOST) {
            form.refuse("from", "At most 20 times can be listed. Remove one first.");
        }
    }
}
