package uk.dgnorth.organiser;

import io.quarkus.qute.CheckedTemplate;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventDesk;
import uk.dgnorth.event.EventPlan;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.event.EventView;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.CloneDesk;
import uk.dgnorth.programme.ClonePlan;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** The events: all of them, and each as organisers plan it. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class EventPages {

    private static final int EVENTS_AT_MOST = 200;
    private static final String EVENTS = "/organiser/events/";
    private static final String NEW = EVENTS + "new";

    private final EventDesk events;
    private final CloneDesk clones;
    private final DraftDesk drafts;
    private final Forms forms;
    private final CurrentCaller caller;

    EventPages(EventDesk events, CloneDesk clones, DraftDesk drafts, Forms forms, CurrentCaller caller) {
        this.events = events;
        this.clones = clones;
        this.drafts = drafts;
        this.forms = forms;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance events(List<Line> events, boolean canAdd);

        static native TemplateInstance overview(
                EventView event, Programme draft, String when, String registration, @Nullable String said);

        static native TemplateInstance newEvent(EditPage edit);

        static native TemplateInstance changeEvent(Event event, EditPage edit);
    }

    /** One event of the list. */
    record Line(String path, String name, String when) {

        static Line of(Event event, boolean canPlan) {
            return new Line(
                    EVENTS + event.slug() + (canPlan ? "" : "/today"),
                    event.name(),
                    times(event).period(event.startsAt(), event.endsAt()));
        }
    }

    @GET
    @RolesAllowed(Role.TEAM)
    @Operation(hidden = true)
    public Response events() {
        var slugs = caller.grants().stream().map(Grant::event).collect(Collectors.toSet());
        var events = slugs.contains(Grant.EVERY_EVENT)
                ? Event.newest(EVENTS_AT_MOST)
                : Event.newestOf(slugs, EVENTS_AT_MOST);
        return EnglishPage.of(Templates.events(
                events.stream()
                        .map(event -> Line.of(event, caller.organises(event.slug())))
                        .toList(),
                caller.has(Role.ORGANISER_OF_ALL)));
    }

    @GET
    @Path("/events/{event}")
    @Operation(hidden = true)
    public Response overview(@RestPath String event, @RestQuery @Nullable String done) {
        var shown = events.show(event, true).body();
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "saved" -> "We have saved the event.";
            case "cloned" ->
                "This event was made from another one. Check its times and sessions, and add its speakers.";
            default -> null;
        };
        var times = times(Event.demand(event));
        return EnglishPage.of(Templates.overview(
                shown,
                drafts.whole(event),
                times.period(shown.startsAt(), shown.endsAt()),
                "From " + times.moment(shown.registration().opensAt()) + " until "
                        + times.deadline(shown.registration().closesAt()),
                said));
    }

    @GET
    @Path("/events/new")
    @RolesAllowed(Role.ORGANISER_OF_ALL)
    @Operation(hidden = true)
    public Response askForNew() {
        var form = Form.of(Map.of("timezone", "Europe/London", "offers", "yes"));
        return EnglishPage.of(addition(EventForm.sheet(EventForm.zone(""), true), form));
    }

    @POST
    @Path("/events/new")
    @RolesAllowed(Role.ORGANISER_OF_ALL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(Form fields) {
        var sheet = EventForm.sheet(zone(fields), true);
        var form = sheet.sent(fields);
        var plan = forms.read(sheet, form, Slugs.member(form, "name"), EventPlan.class);
        if (plan.isPresent()) {
            try {
                events.create(plan.get(), caller.name());
                return Html.see(EVENTS + plan.get().slug() + "?done=saved").build();
            } catch (Problem refused) {
                forms.refuse(sheet, form, refused);
            }
        }
        return EnglishPage.invalid(addition(sheet, form));
    }

    @GET
    @Path("/events/{event}/edit")
    @Operation(hidden = true)
    public Response show(@RestPath String event) {
        var found = Event.demand(event);
        var shown = events.show(event, true);
        var plan = EventPlan.of(shown.body());
        var sheet = EventForm.sheet(found.timezone(), false);
        return EnglishPage.of(change(
                found, sheet, forms.filledIn(sheet, plan), String.valueOf(shown.version()), forms.written(plan), null));
    }

    @POST
    @Path("/events/{event}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath String event, Form fields) {
        var found = Event.demand(event);
        var sheet = EventForm.sheet(zone(fields), false);
        var form = sheet.sent(fields);
        var plan = forms.read(sheet, form, Map.of("slug", event), EventPlan.class);
        if (plan.isPresent()) {
            try {
                events.replace(event, IfMatch.version(form.value("version")), plan.get(), caller.name());
                return Html.see(EVENTS + event + "?done=saved").build();
            } catch (ChangedMeanwhile changed) {
                return afterSomebodyElse(found, sheet, form, changed);
            } catch (Problem refused) {
                refuse(sheet, form, refused);
            }
        }
        return EnglishPage.invalid(change(found, sheet, form, form.shown("version"), form.shown("was"), null));
    }

    private void refuse(Sheet sheet, Form form, Problem refused) {
        var capacity = refused.members().get("capacity");
        for (int i = 0; capacity != null && i < EventPlan.MOST_PLACE_TYPES; i++) {
            var field = "placeTypes-" + i + "-capacity";
            if (form.value(field).strip().replace(",", "").equals(String.valueOf(capacity))) {
                form.refuse(
                        field,
                        refused.members().get("taken") + " places are taken. Tick the box below to set it even so");
                return;
            }
        }
        forms.refuse(sheet, form, refused);
    }

    private Response afterSomebodyElse(Event event, Sheet sheet, Form sent, ChangedMeanwhile changed) {
        var shown = events.show(event.slug(), true);
        var newest = EventPlan.of(shown.body());
        var fresh = forms.filledIn(sheet, newest).values();
        var base = forms.base(sheet, sent.value("was"));
        return EnglishPage.refused(
                changed.status(),
                change(
                        event,
                        sheet,
                        Form.of(sheet.merged(sent, base, fresh)),
                        String.valueOf(shown.version()),
                        forms.written(newest),
                        Meanwhile.of(
                                changed,
                                forms.json(newest),
                                sheet,
                                times(event),
                                sheet.changedByBoth(sent, base, fresh))));
    }

    @GET
    @Path("/events/{event}/clone")
    @RolesAllowed(Role.ORGANISER_OF_ALL)
    @Operation(hidden = true)
    public Response askToClone(@RestPath String event) {
        var found = Event.demand(event);
        return EnglishPage.of(
                cloning(found, EventForm.cloneSheet(found.timezone()), Form.of(Map.of("name", found.name()))));
    }

    @POST
    @Path("/events/{event}/clone")
    @RolesAllowed(Role.ORGANISER_OF_ALL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response copy(@RestPath String event, Form fields) {
        var found = Event.demand(event);
        var sheet = EventForm.cloneSheet(found.timezone());
        var form = sheet.sent(fields);
        var plan = forms.read(sheet, form, Slugs.member(form, "name"), ClonePlan.class);
        if (plan.isPresent()) {
            try {
                clones.copy(event, plan.get(), caller.name());
                return Html.see(EVENTS + plan.get().slug() + "?done=cloned").build();
            } catch (Problem refused) {
                forms.refuse(sheet, form, refused);
            }
        }
        return EnglishPage.invalid(cloning(found, sheet, form));
    }

    private static TemplateInstance addition(Sheet sheet, Form form) {
        return Templates.newEvent(
                new EditPage("Add an event", null, form, sheet.fields(), NEW, null, null, null, null));
    }

    private static TemplateInstance change(
            Event event, Sheet sheet, Form form, String version, String was, @Nullable Meanwhile meanwhile) {
        return Templates.changeEvent(
                event,
                new EditPage(
                        "Change the event",
                        null,
                        form,
                        sheet.fields(),
                        EVENTS + event.slug() + "/edit",
                        version,
                        was,
                        meanwhile,
                        null));
    }

    private static TemplateInstance cloning(Event event, Sheet sheet, Form form) {
        return Templates.changeEvent(
                event,
                new EditPage(
                        "Make a new event from this one",
                        "It gets the place types and the draft programme, with all times moved along with the start."
                                + " Speakers, registrations, bookings and releases stay here.",
                        form,
                        sheet.fields(),
                        EVENTS + event.slug() + "/clone",
                        null,
                        null,
                        null,
                        null));
    }

    private static ZoneId zone(Form fields) {
        return EventForm.zone(fields.value("timezone").strip());
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
