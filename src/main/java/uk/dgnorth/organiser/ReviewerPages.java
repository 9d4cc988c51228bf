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
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.proposal.CallDesk;
import uk.dgnorth.proposal.Ids;
import uk.dgnorth.proposal.Invitation;
import uk.dgnorth.proposal.Mark;
import uk.dgnorth.proposal.Reviewer;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** Who reviews proposals: asked by letter, and removed. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ReviewerPages {

    private static final int REVIEWERS_AT_MOST = 100;
    private static final int TOO_MANY = 429;
    private static final int UNPROCESSABLE = 422;

    private final CallDesk desk;
    private final FormRules rules;
    private final CurrentCaller caller;

    ReviewerPages(CallDesk desk, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance reviewers(
                Event event, List<Line> reviewers, @Nullable String next, Form form, @Nullable String said);

        static native TemplateInstance reviewerRemoval(Event event, Reviewer reviewer);
    }

    /** One reviewer of the list. */
    record Line(long id, String name, String email, String invited) {}

    @GET
    @Path("/events/{event}/reviewers")
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String after, @RestQuery @Nullable String done) {
        var said = done == null
                ? null
                : done.equals("removed") ? "We have removed the reviewer." : "The invitation is on its way.";
        return EnglishPage.of(list(Event.demand(event), after, Form.empty(), said));
    }

    private TemplateInstance list(Event event, @Nullable String after, Form form, @Nullable String said) {
        var page = desk.reviewers(event.slug(), Mark.parse(after), REVIEWERS_AT_MOST);
        var lines = page.items().stream()
                .map(reviewer -> new Line(
                        reviewer.id(),
                        reviewer.name(),
                        reviewer.email(),
                        "Invited on " + times(event).day(reviewer.invitedAt())))
                .toList();
        return Templates.reviewers(event, lines, page.next(), form, said);
    }

    @POST
    @Path("/events/{event}/reviewers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(@RestPath String event, Form form) {
        var found = Event.demand(event);
        desk.show(event);
        rules.check(form, "name", Invitation.class, "name");
        if (form.isValid()) {
            try {
                desk.invite(
                        event,
                        new Invitation(form.value("name"), form.value("email").strip()),
                        caller.name());
                return Html.see("/organiser/events/" + event + "/reviewers?done=invited")
                        .build();
            } catch (Problem refused) {
                if (refused.status() != UNPROCESSABLE && refused.status() != TOO_MANY) {
                    throw refused;
                }
                form.refuse(
                        "email",
                        refused.errors().isEmpty()
                                ? refused.detail()
                                : refused.errors().get(0).detail());
            }
        }
        return EnglishPage.invalid(list(found, null, form, null));
    }

    @GET
    @Path("/events/{event}/reviewers/{id}/remove")
    @Operation(hidden = true)
    public Response askToRemove(@RestPath String event, @RestPath String id) {
        return EnglishPage.of(Templates.reviewerRemoval(Event.demand(event), desk.reviewer(event, Ids.parse(id))));
    }

    @POST
    @Path("/events/{event}/reviewers/{id}/remove")
    @Operation(hidden = true)
    public Response remove(@RestPath String event, @RestPath String id) {
        desk.removeReviewer(event, Ids.parse(id), caller.name());
        return Html.see("/organiser/events/" + event + "/reviewers?done=removed")
                .build();
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
