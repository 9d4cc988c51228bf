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
import java.util.Map;
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
import uk.dgnorth.proposal.DecisionLetter;
import uk.dgnorth.proposal.Ids;
import uk.dgnorth.proposal.LetterDesk;
import uk.dgnorth.proposal.LetterText;
import uk.dgnorth.proposal.Mark;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Versioned;

/** The letters about decisions: read, put right, and only then sent. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class LetterPages {

    private static final int LETTERS_AT_MOST = 50;
    private static final int CONFLICT = 409;

    private final LetterDesk desk;
    private final FormRules rules;
    private final CurrentCaller caller;

    LetterPages(LetterDesk desk, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance letters(Event event, List<Line> letters, @Nullable String next);

        static native TemplateInstance letter(
                Event event, DecisionLetter letter, int version, Line line, Form form, @Nullable String said);

        static native TemplateInstance letterWords(
                Event event, DecisionLetter letter, int version, Form form, boolean meanwhile);
    }

    /** A letter in a list. */
    record Line(long id, String title, String outcome, String state, boolean isDraft) {

        static Line of(DecisionLetter letter, EventTimes times) {
            return new Line(
                    letter.id(),
                    letter.title(),
                    ProposalPages.inWords(letter.outcome()),
                    letter.sentAt() == null ? "Draft, not sent yet" : "Sent at " + times.moment(letter.sentAt()),
                    letter.sentAt() == null);
        }
    }

    @GET
    @Path("/events/{event}/letters")
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String after) {
        var found = Event.demand(event);
        var page = desk.list(event, Mark.parse(after), LETTERS_AT_MOST);
        var lines = page.items().stream()
                .map(letter -> Line.of(letter, times(found)))
                .toList();
        return EnglishPage.of(Templates.letters(found, lines, page.next()));
    }

    @GET
    @Path("/events/{event}/letters/{id}")
    @Operation(hidden = true)
    public Response read(@RestPath String event, @RestPath String id, @RestQuery @Nullable String done) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "saved" -> "We have saved the letter. Read it, then send it.";
            case "sent" -> "The letter is on its way.";
            default -> null;
        };
        return EnglishPage.of(letter(Event.demand(event), id, Form.empty(), said));
    }

    private TemplateInstance letter(Event event, String id, Form form, @Nullable String said) {
        var letter = desk.show(event.slug(), Ids.parse(id));
        return Templates.letter(
                event, letter.body(), letter.version(), Line.of(letter.body(), times(event)), form, said);
    }

    @POST
    @Path("/events/{event}/letters/{id}/sending")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(@RestPath String event, @RestPath String id, Form form) {
        var found = Event.demand(event);
        try {
            desk.send(event, Ids.parse(id), IfMatch.version(form.value("version")), caller.name());
        } catch (ChangedMeanwhile changed) {
            form.refuse("send", "Somebody has changed this letter meanwhile. Read it again, then send it");
            return EnglishPage.refused(changed.status(), letter(found, id, form, null));
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            return EnglishPage.conflict(letter(found, id, form.refuse("letter", refused.detail()), null));
        }
        return Html.see("/organiser/events/" + event + "/letters/" + id + "?done=sent")
                .build();
    }

    @GET
    @Path("/events/{event}/letters/{id}/edit")
    @Operation(hidden = true)
    public Response askForWords(@RestPath String event, @RestPath String id) {
        var found = Event.demand(event);
        var letter = desk.show(event, Ids.parse(id));
        var form = Form.of(
                Map.of("subject", letter.body().subject(), "text", letter.body().text()));
        return EnglishPage.of(words(found, letter, form, false));
    }

    private static TemplateInstance words(Event event, Versioned<DecisionLetter> letter, Form form, boolean meanwhile) {
        return Templates.letterWords(event, letter.body(), letter.version(), form, meanwhile);
    }

    @POST
    @Path("/events/{event}/letters/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath String event, @RestPath String id, Form form) {
        var found = Event.demand(event);
        rules.check(form, "subject", LetterText.class, "subject");
        rules.check(form, "text", LetterText.class, "text");
        if (!form.isValid()) {
            return EnglishPage.invalid(words(found, desk.show(event, Ids.parse(id)), form, false));
        }
        try {
            desk.change(
                    event,
                    Ids.parse(id),
                    IfMatch.version(form.value("version")),
                    new LetterText(
                            form.value("subject").strip(), form.value("text").strip()),
                    caller.name());
        } catch (ChangedMeanwhile changed) {
            return EnglishPage.refused(changed.status(), words(found, desk.show(event, Ids.parse(id)), form, true));
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            return EnglishPage.conflict(letter(found, id, form.refuse("letter", refused.detail()), null));
        }
        return Html.see("/organiser/events/" + event + "/letters/" + id + "?done=saved")
                .build();
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
