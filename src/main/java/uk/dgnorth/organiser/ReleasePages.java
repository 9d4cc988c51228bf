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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.booking.BookingEffects;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Finding;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.release.ReleaseDesk;
import uk.dgnorth.release.ReleaseNote;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** What releasing the draft would do, the release itself, and what was released. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ReleasePages {

    private static final int RELEASES_AT_MOST = 50;
    private static final int CONFLICT = 409;

    private final ReleaseDesk releases;
    private final DraftDesk drafts;
    private final FormRules rules;
    private final CurrentCaller caller;

    ReleasePages(ReleaseDesk releases, DraftDesk drafts, FormRules rules, CurrentCaller caller) {
        this.releases = releases;
        this.drafts = drafts;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance preview(
                Event event,
                Form form,
                List<String> changes,
                List<Found> clashes,
                List<Found> warnings,
                BookingEffects bookings);

        static native TemplateInstance releases(Event event, List<Past> releases, @Nullable String next, boolean fresh);

        static native TemplateInstance release(Event event, Past release, List<PartPages.Line> sessions);

        static native TemplateInstance restoration(Event event, int number);
    }

    /** Something that was found in the draft, with the sessions that it is about. */
    record Found(String detail, List<PartPages.Line> sessions) {}

    /** A release, in words. */
    record Past(int number, String when, String by, String note, List<String> changes) {}

    @GET
    @Path("/events/{event}/preview")
    @Operation(hidden = true)
    public Response preview(@RestPath String event) {
        return EnglishPage.of(preview(Event.demand(event), Form.empty()));
    }

    private TemplateInstance preview(Event event, Form form) {
        var preview = releases.preview(event.slug());
        var draft = drafts.whole(event);
        return Templates.preview(
                event,
                form,
                Changes.inWords(preview.changes(), draft, times(event)),
                found(preview.clashes(), draft),
                found(preview.warnings(), draft),
                preview.bookings());
    }

    private static List<Found> found(List<Finding> findings, Programme draft) {
        return findings.stream()
                .map(finding -> new Found(
                        finding.detail(),
                        finding.sessions().stream()
                                .flatMap(slug -> draft.session(slug).stream())
                                .map(session -> new PartPages.Line(session.slug(), session.title(), ""))
                                .toList()))
                .toList();
    }

    @POST
    @Path("/events/{event}/releases")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response release(@RestPath String event, Form form) {
        var found = Event.demand(event);
        rules.check(form, "note", ReleaseNote.class, "note");
        if (!form.isValid()) {
            return EnglishPage.invalid(preview(found, form));
        }
        try {
            releases.release(event, new ReleaseNote(form.value("note").strip()), caller.name());
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            return EnglishPage.conflict(preview(found, form.refuse("release", refused.detail())));
        }
        return Html.see("/organiser/events/" + event + "/releases?done=released")
                .build();
    }

    @GET
    @Path("/events/{event}/releases")
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String done, @RestQuery @Nullable String after) {
        var found = Event.demand(event);
        var page = releases.list(event, after == null ? Integer.MAX_VALUE : number(after), RELEASES_AT_MOST);
        var draft = drafts.whole(found);
        var past = page.items().stream()
                .map(entry -> new Past(
                        entry.number(),
                        times(found).moment(entry.releasedAt()),
                        entry.releasedBy(),
                        entry.note(),
                        Changes.inWords(entry.changes(), draft, times(found))))
                .toList();
        return EnglishPage.of(Templates.releases(found, past, page.next(), "released".equals(done)));
    }

    @GET
    @Path("/events/{event}/releases/{number}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String number) {
        var found = Event.demand(event);
        var times = times(found);
        var release = releases.show(event, number(number));
        var programme = release.programme();
        return EnglishPage.of(Templates.release(
                found,
                new Past(
                        release.number(),
                        times.moment(release.releasedAt()),
                        release.releasedBy(),
                        release.note(),
                        Changes.inWords(release.changes(), programme, times)),
                Timetable.inOrder(programme).stream()
                        .map(session -> new PartPages.Line(
                                session.slug(), session.title(), Timetable.slot(session, programme, times)))
                        .toList()));
    }

    @GET
    @Path("/events/{event}/releases/{number}/restore")
    @Operation(hidden = true)
    public Response askToRestore(@RestPath String event, @RestPath String number) {
        var release = releases.show(event, number(number));
        return EnglishPage.of(Templates.restoration(Event.demand(event), release.number()));
    }

    @POST
    @Path("/events/{event}/releases/{number}/restore")
    @Operation(hidden = true)
    public Response restore(@RestPath String event, @RestPath String number) {
        releases.restore(event, number(number), caller.name());
        return Html.see("/organiser/events/" + event + "/preview").build();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new NotFound("release");
        }
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
