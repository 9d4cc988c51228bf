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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.speaker.ChangeDecision;
import uk.dgnorth.speaker.ProposedChangeDesk;
import uk.dgnorth.speaker.ProposedChangeView;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** The titles and abstracts that speakers want to change after a release, for organisers to decide on. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ChangePages {

    private static final int CONFLICT = 409;

    private final ProposedChangeDesk desk;
    private final DraftDesk drafts;
    private final FormRules rules;
    private final CurrentCaller caller;

    ChangePages(ProposedChangeDesk desk, DraftDesk drafts, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.drafts = drafts;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance changes(
                Event event, List<PartPages.Line> changes, @Nullable String said, boolean late);

        static native TemplateInstance change(
                Event event,
                ProposedChangeView change,
                int version,
                String by,
                String when,
                Map<String, String> outcomes,
                Form form);
    }

    @GET
    @Path("/events/{event}/proposed-changes")
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String done) {
        return EnglishPage.of(
                list(Event.demand(event), "decided".equals(done) ? "We have saved your decision." : null, false));
    }

    private TemplateInstance list(Event event, @Nullable String said, boolean late) {
        var draft = drafts.whole(event);
        var lines = desk.list(event.slug()).items().stream()
                .map(change -> new PartPages.Line(
                        change.id(), change.before().title(), by(change, draft) + ", " + when(event, change)))
                .toList();
        return Templates.changes(event, lines, said, late);
    }

    private static String by(ProposedChangeView change, Programme draft) {
        return draft.speakers().stream()
                .filter(speaker -> speaker.slug().equals(change.speaker()))
                .map(Speaker::name)
                .findFirst()
                .orElse("A former speaker");
    }

    private static String when(Event event, ProposedChangeView change) {
        return times(event).moment(change.proposedAt());
    }

    @GET
    @Path("/events/{event}/proposed-changes/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String id) {
        return EnglishPage.of(show(Event.demand(event), id, Form.empty()));
    }

    private TemplateInstance show(Event event, String id, Form form) {
        var shown = desk.show(event.slug(), id);
        var change = shown.body();
        var outcomes = new LinkedHashMap<String, String>();
        if (change.present() != null) {
            outcomes.put("accept", "Accept: it goes to the draft, and to the public with the next release");
        }
        outcomes.put("decline", "Decline: the speaker gets a letter with your reason");
        return Templates.change(
                event, change, shown.version(), by(change, drafts.whole(event)), when(event, change), outcomes, form);
    }

    @POST
    @Path("/events/{event}/proposed-changes/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@RestPath String event, @RestPath String id, Form form) {
        var found = Event.demand(event);
        var verdict = switch (form.value("outcome")) {
            case "accept" -> ChangeDecision.Verdict.ACCEPT;
            case "decline" -> ChangeDecision.Verdict.DECLINE;
            default -> null;
        };
        if (verdict == null) {
            form.refuse("outcome", "Choose accept or decline");
        }
        rules.check(form, "reason", ChangeDecision.class, "reason");
        if (verdict == ChangeDecision.Verdict.DECLINE && form.value("reason").isBlank()) {
            form.refuse("reason", "Say why, for the speaker to read");
        }
        if (verdict == null || !form.isValid()) {
            return EnglishPage.invalid(show(found, id, form));
        }
        try {
            desk.decide(
                    event,
                    id,
                    IfMatch.version(form.value("version")),
                    new ChangeDecision(verdict, form.value("reason")),
                    caller.name());
        } catch (ChangedMeanwhile changed) {
            form.refuse("outcome", "The session or the proposal has changed meanwhile. Read both again, then decide");
            return EnglishPage.refused(changed.status(), show(found, id, form));
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            return EnglishPage.conflict(list(found, null, true));
        }
        return Html.see("/organiser/events/" + event + "/proposed-changes?done=decided")
                .build();
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
