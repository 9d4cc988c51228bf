package uk.dgnorth.organiser;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.Format;
import uk.dgnorth.proposal.Call;
import uk.dgnorth.proposal.CallDesk;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** What organisers ask of those who want to speak, and until when. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class CallPages {

    private static final int QUESTIONS_AT_MOST = 10;

    /** What the form carries where there is no call yet, so that the second to set one up is told of the first. */
    private static final String NEW = "new";

    private final CallDesk desk;
    private final Forms forms;
    private final CurrentCaller caller;

    CallPages(CallDesk desk, Forms forms, CurrentCaller caller) {
        this.desk = desk;
        this.forms = forms;
        this.caller = caller;
    }

    @GET
    @Path("/events/{event}/call")
    @Operation(hidden = true)
    public Response show(@RestPath String event) {
        var found = Event.demand(event);
        var sheet = sheet(found);
        return EnglishPage.of(desk.find(event)
                .map(call -> page(
                        found,
                        sheet,
                        forms.filledIn(sheet, call.body()),
                        String.valueOf(call.version()),
                        forms.written(call.body()),
                        null))
                .orElseGet(() -> page(found, sheet, Form.empty(), NEW, "", null)));
    }

    @POST
    @Path("/events/{event}/call")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@RestPath String event, Form fields) {
        var found = Event.demand(event);
        var sheet = sheet(found);
        var form = named(sheet.sent(fields));
        var call = forms.read(sheet, form, Map.of(), Call.class);
        if (call.isPresent()) {
            try {
                desk.put(event, IfMatch.version(form.value("version")), call.get(), caller.name());
                return Html.see("/organiser/events/" + event + "/proposals?done=call")
                        .build();
            } catch (ChangedMeanwhile changed) {
                return afterSomebodyElse(found, sheet, form, changed);
            } catch (Problem refused) {
                forms.refuse(sheet, form, refused);
            }
        }
        return EnglishPage.invalid(page(found, sheet, form, form.shown("version"), form.shown("was"), null));
    }

    /** A question without a short name gets one made from its words. */
    private static Form named(Form sent) {
        var values = new HashMap<>(sent.values());
        for (int i = 0; i < QUESTIONS_AT_MOST; i++) {
            var row = "questions-" + i;
            if (sent.value(row + "-id").isBlank() && !sent.value(row + "-text").isBlank()) {
                values.put(row + "-id", Slugs.from(sent.value(row + "-text")));
            }
        }
        return Form.of(values);
    }

    private Response afterSomebodyElse(Event event, Sheet sheet, Form sent, ChangedMeanwhile changed) {
        var newest = desk.show(event.slug());
        var fresh = forms.filledIn(sheet, newest.body()).values();
        var base = forms.base(sheet, sent.value("was"));
        return EnglishPage.refused(
                changed.status(),
                page(
                        event,
                        sheet,
                        Form.of(sheet.merged(sent, base, fresh)),
                        String.valueOf(newest.version()),
                        forms.written(newest.body()),
                        Meanwhile.of(
                                changed,
                                forms.json(newest.body()),
                                sheet,
                                times(event),
                                sheet.changedByBoth(sent, base, fresh))));
    }

    private static TemplateInstance page(
            Event event, Sheet sheet, Form form, String version, String was, @Nullable Meanwhile meanwhile) {
        return PartPages.Templates.part(
                event,
                "Proposals",
                "proposals",
                null,
                new EditPage(
                        version.equals(NEW) ? "Set up a call for proposals" : "Change the call for proposals",
                        "Times are in the zone of the event, " + event.timezone() + ".",
                        form,
                        sheet.fields(),
                        "/organiser/events/" + event.slug() + "/call",
                        version,
                        was,
                        meanwhile,
                        null));
    }

    private static Sheet sheet(Event event) {
        return new Sheet(
                List.of(
                        Field.of(Field.Type.LINES, "introduction", "What are you looking for?"),
                        Field.of(Field.Type.MOMENT, "opensAt", "Proposals can be made from"),
                        Field.of(Field.Type.MOMENT, "deadline", "Proposals can be made until")
                                .hint("You can decide after that."),
                        Field.choices(
                                "formats",
                                "Formats that people can choose from",
                                formats(),
                                formats().size() - 1),
                        Field.rows(
                                "questions",
                                "Questions of your own (optional)",
                                QUESTIONS_AT_MOST,
                                Field.of(Field.Type.LINES, "text", "Question"),
                                Field.text("id", "Short name (optional)")
                                        .hint("Keep it when you change the words, since answers go by it."),
                                Field.of(Field.Type.TICK, "required", "Everybody has to answer it"),
                                Field.of(Field.Type.NUMBER, "maxLength", "Most characters of an answer (optional)")
                                        .hint("1,000 if you leave it empty"))),
                new LocalTimes(event.timezone(), null));
    }

    private static Map<String, String> formats() {
        var options = new LinkedHashMap<String, String>();
        options.put("", "No other format");
        Stream.of(Format.values())
                .filter(format -> format != Format.BREAK)
                .forEach(format -> options.put(format.code(), PartKind.capitalised(format.code())));
        return options;
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
