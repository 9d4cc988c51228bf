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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.Contact;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.speaker.InvitationDesk;
import uk.dgnorth.speaker.Progress;
import uk.dgnorth.speaker.ProgressDesk;
import uk.dgnorth.speaker.Task;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Page;

/** How far the speakers have got, with the letters that ask them in and remind them. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ProgressPages {

    private static final int CONFLICT = 409;

    private final ProgressDesk progress;
    private final InvitationDesk invitations;
    private final DraftDesk drafts;
    private final CurrentCaller caller;

    ProgressPages(ProgressDesk progress, InvitationDesk invitations, DraftDesk drafts, CurrentCaller caller) {
        this.progress = progress;
        this.invitations = invitations;
        this.drafts = drafts;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance progress(
                Event event, Totals totals, String show, List<Line> lines, @Nullable String said);

        static native TemplateInstance progressOfOne(Event event, One one, Form form, @Nullable String said);

        static native TemplateInstance nudge(Event event, List<String> names, boolean changed);
    }

    /** How many speakers there are, and how many of them need somebody's attention. */
    record Totals(int all, int finished, int behind, int uninvited) {}

    /** One speaker of the list. */
    record Line(String slug, String name, String tasks, String standing, boolean isBehind) {}

    /** One speaker, with each task. */
    record One(
            String slug,
            String name,
            @Nullable String email,
            String standing,
            boolean isInvited,
            boolean isBehind,
            List<Item> tasks) {}

    /** One task: its state in words, and how GOV.UK colours it. */
    record Item(String title, String state, String colour, String deadline) {}

    @GET
    @Path("/events/{event}/progress")
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String show, @RestQuery @Nullable String done) {
        var found = Event.demand(event);
        var all = all(event);
        var wanted = Objects.requireNonNullElse(show, "");
        var lines = all.stream()
                .filter(one -> switch (wanted) {
                    case "behind" -> one.overdue() > 0;
                    case "uninvited" -> one.invitedAt() == null;
                    default -> true;
                })
                .map(one -> new Line(
                        one.speaker(), one.name(), counts(one), standing(one, times(found)), one.overdue() > 0))
                .toList();
        var said = "nudged".equals(done) ? "The reminders are on their way." : null;
        return EnglishPage.of(Templates.progress(found, totals(all), wanted, lines, said));
    }

    private List<Progress> all(String event) {
        var all = new ArrayList<Progress>();
        var page = progress.list(event, null, Page.MAX_LIMIT);
        all.addAll(page.items());
        while (page.next() != null) {
            page = progress.list(event, page.next(), Page.MAX_LIMIT);
            all.addAll(page.items());
        }
        return all;
    }

    private static Totals totals(List<Progress> all) {
        return new Totals(
                all.size(),
                (int) all.stream()
                        .filter(one -> one.done() == one.tasks().size())
                        .count(),
                (int) all.stream().filter(one -> one.overdue() > 0).count(),
                (int) all.stream().filter(one -> one.invitedAt() == null).count());
    }

    private static String counts(Progress one) {
        var open = one.tasks().stream()
                .filter(task -> task.state() == Task.State.TO_DO)
                .count();
        return one.done() + " of " + one.tasks().size() + " done, " + open + " open, " + one.overdue() + " overdue";
    }

    private static String standing(Progress one, EventTimes times) {
        if (one.invitedAt() == null) {
            return "Not invited yet";
        }
        return (one.acceptedAt() == null
                        ? "Invited " + on(one.invitedAt(), times) + ", not accepted yet"
                        : "Accepted " + on(one.acceptedAt(), times))
                + (one.nudgedAt() == null ? "" : ", reminded " + on(one.nudgedAt(), times));
    }

    private static String on(Instant instant, EventTimes times) {
        return "on " + times.day(instant);
    }

    @GET
    @Path("/events/{event}/progress/{speaker}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String speaker, @RestQuery @Nullable String done) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "invited" -> "The invitation is on its way.";
            case "nudged" -> "The reminder is on its way.";
            default -> null;
        };
        return EnglishPage.of(one(Event.demand(event), speaker, Form.empty(), said));
    }

    private TemplateInstance one(Event event, String speaker, Form form, @Nullable String said) {
        var shown = progress.show(event.slug(), speaker);
        Contact contact =
                drafts.show(event.slug(), Kind.SPEAKER, speaker).body().contact();
        var tasks = shown.tasks().stream().map(task -> item(task, times(event))).toList();
        return Templates.progressOfOne(
                event,
                new One(
                        speaker,
                        shown.name(),
                        contact == null ? null : contact.email(),
                        standing(shown, times(event)),
                        shown.invitedAt() != null,
                        shown.overdue() > 0,
                        tasks),
                form,
                said);
    }

    private static Item item(Task task, EventTimes times) {
        var by = "By " + times.deadline(task.deadline());
        return switch (task.state()) {
            case TO_DO -> new Item(task.title(), "Open", "blue", by);
            case OVERDUE -> new Item(task.title(), "Overdue", "red", by);
            case DONE -> new Item(task.title(), "Done", "green", by);
            case NOT_YET -> new Item(task.title(), "Cannot start yet", "grey", by);
        };
    }

    @POST
    @Path("/events/{event}/progress/{speaker}/invitation")
    @Operation(hidden = true)
    public Response invite(@RestPath String event, @RestPath String speaker) {
        try {
            invitations.invite(event, speaker, caller.name());
        } catch (Problem refused) {
            return refused(event, speaker, "invite", refused);
        }
        return Html.see("/organiser/events/" + event + "/progress/" + speaker + "?done=invited")
                .build();
    }

    @POST
    @Path("/events/{event}/progress/{speaker}/nudge")
    @Operation(hidden = true)
    public Response nudge(@RestPath String event, @RestPath String speaker) {
        try {
            progress.nudge(event, speaker, caller.name());
        } catch (Problem refused) {
            return refused(event, speaker, "nudge", refused);
        }
        return Html.see("/organiser/events/" + event + "/progress/" + speaker + "?done=nudged")
                .build();
    }

    private Response refused(String event, String speaker, String button, Problem refused) {
        if (refused.status() != CONFLICT) {
            throw refused;
        }
        return EnglishPage.refused(
                CONFLICT, one(Event.demand(event), speaker, Form.empty().refuse(button, refused.detail()), null));
    }

    @GET
    @Path("/events/{event}/nudge")
    @Operation(hidden = true)
    public Response askToNudge(@RestPath String event) {
        return EnglishPage.of(Templates.nudge(Event.demand(event), progress.behind(event), false));
    }

    /** As many letters as the page said, or none and the page again. */
    @POST
    @Path("/events/{event}/nudge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response nudgeAll(@RestPath String event, Form form) {
        var found = Event.demand(event);
        var letters = form.value("letters");
        if (!letters.matches("\\d{1,4}") || !progress.nudgeAll(event, Integer.parseInt(letters), caller.name())) {
            return EnglishPage.conflict(Templates.nudge(found, progress.behind(event), true));
        }
        return Html.see("/organiser/events/" + event + "/progress?done=nudged").build();
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
