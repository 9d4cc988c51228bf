package uk.dgnorth.proposal;

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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;

/** Your proposals: for whoever has opened the link in a letter. */
@Path("/your-proposals")
@Produces(Html.TYPE)
@Blocking
class ProposerPages {

    private static final String HERE = "/your-proposals";
    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private final ProposerDesk desk;
    private final ProposalForm rules;
    private final ProposalSessions sessions;

    ProposerPages(ProposerDesk desk, ProposalForm rules, ProposalSessions sessions) {
        this.desk = desk;
        this.rules = rules;
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance open(String path, String heading, String token);

        static native TemplateInstance linkEnded(String heading, String advice);

        static native TemplateInstance closed(String heading, String advice);

        static native TemplateInstance yours(ProposerDesk.Folder folder, @Nullable String said);

        static native TemplateInstance write(
                ProposerDesk.Sheet sheet,
                Form form,
                Map<String, String> formats,
                Map<String, String> levels,
                List<Difference> meanwhile);

        static native TemplateInstance read(ProposerDesk.Sheet sheet);

        static native TemplateInstance withdraw(ProposerDesk.Sheet sheet);
    }

    /** What another window saved for a question since this form was opened. */
    record Difference(String label, String saved) {}

    /** Changes nothing, and looks nothing up: scanners open the links of letters too. */
    @GET
    @Path("/{token}")
    @Operation(hidden = true)
    public Response open(@RestPath String token) {
        return Html.personal(English.page(Templates.open(HERE, "Open your proposals", token)));
    }

    @POST
    @Path("/{token}")
    @Operation(hidden = true)
    public Response exchange(@RestPath String token) {
        return sessions.open(Who.PROPOSER, token)
                .map(cookie -> Html.see(HERE).cookie(cookie).build())
                .orElseGet(() -> Html.refused(
                        GONE,
                        English.page(Templates.linkEnded(
                                "This link has ended", "Ask for a new one on the page of the call for proposals."))));
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery @Nullable String done) {
        return sessions.show(
                Who.PROPOSER,
                proposer -> Html.personal(English.page(Templates.yours(desk.folder(proposer), said(done)))));
    }

    private static @Nullable String said(@Nullable String done) {
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "saved" -> "Your proposal is saved.";
            case "submitted" -> "Your proposal is submitted.";
            case "removed" -> "Your proposal is withdrawn or deleted.";
            default -> null;
        };
    }

    @POST
    @Operation(hidden = true)
    public Response start() {
        return sessions.show(
                Who.PROPOSER,
                proposer -> Html.see(desk.start(proposer)
                                .map(id -> HERE + "/proposal/" + id)
                                .orElse(HERE))
                        .build());
    }

    @GET
    @Path("/proposal/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath String id) {
        return sessions.show(Who.PROPOSER, proposer -> {
            var sheet = desk.sheet(proposer, Ids.parse(id));
            var questions = sheet.notice().call().questions();
            return Html.personal(
                    sheet.canChange()
                            ? form(sheet, sheet.proposal().content().form(questions), List.of())
                            : English.page(Templates.read(sheet)));
        });
    }

    private static TemplateInstance form(ProposerDesk.Sheet sheet, Form form, List<Difference> meanwhile) {
        return English.page(Templates.write(
                sheet, form, English.formats(sheet.notice().call().formats()), English.levels(), meanwhile));
    }

    @POST
    @Path("/proposal/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response write(@RestPath String id, Form form) {
        return sessions.show(Who.PROPOSER, proposer -> {
            var sheet = desk.sheet(proposer, Ids.parse(id));
            var call = sheet.notice().call();
            // What is submitted stays complete: saving it means submitting the change.
            var submit = form.is("action", "submit") || sheet.proposal().isSubmitted();
            rules.check(form, call, submit);
            if (sheet.canChange() && !form.isValid()) {
                return Html.invalid(form(sheet, form, List.of()));
            }
            var content = Content.of(form, call.questions());
            try {
                var version = IfMatch.version(form.value("version"));
                if (!sheet.canChange() || !desk.write(proposer, Ids.parse(id), version, content, submit)) {
                    return tooLate(desk.sheet(proposer, Ids.parse(id)), form);
                }
            } catch (ChangedMeanwhile changed) {
                return afterAnotherWindow(changed, desk.sheet(proposer, Ids.parse(id)), content, form);
            }
            return Html.see(HERE + "?done=" + (submit ? "submitted" : "saved")).build();
        });
    }

    /** With what was typed here, and what was saved there; the next save goes on top of that. */
    private static Response afterAnotherWindow(
            ChangedMeanwhile changed, ProposerDesk.Sheet sheet, Content typed, Form form) {
        var saved = sheet.proposal().content();
        var differences = saved.labelled(sheet.notice().call().questions());
        var here = typed.labelled(sheet.notice().call().questions());
        var meanwhile = differences.entrySet().stream()
                .filter(answer -> !answer.getValue().equals(here.get(answer.getKey())))
                .map(answer -> new Difference(answer.getKey(), answer.getValue()))
                .toList();
        return Html.refused(changed.status(), form(sheet, form, meanwhile));
    }

    /** With all that was typed, so that nothing is lost. */
    private static Response tooLate(ProposerDesk.Sheet sheet, Form form) {
        form.errors().clear();
        form.refuse(
                "proposal-form",
                sheet.notice().isOver()
                        ? "The deadline has passed, so your changes are not saved. Copy what you want to keep."
                        : "This proposal cannot be changed any more, so your changes are not saved. "
                                + "Copy what you want to keep.");
        return Html.refused(CONFLICT, form(sheet, form, List.of()));
    }

    @GET
    @Path("/proposal/{id}/withdraw")
    @Operation(hidden = true)
    public Response askToWithdraw(@RestPath String id) {
        return sessions.show(Who.PROPOSER, proposer -> {
            var sheet = desk.sheet(proposer, Ids.parse(id));
            return sheet.proposal().isWithdrawn()
                    ? Html.see(HERE).build()
                    : Html.personal(English.page(Templates.withdraw(sheet)));
        });
    }

    @POST
    @Path("/proposal/{id}/withdraw")
    @Operation(hidden = true)
    public Response withdraw(@RestPath String id) {
        return sessions.show(Who.PROPOSER, proposer -> {
            desk.withdraw(proposer, Ids.parse(id));
            return Html.see(HERE + "?done=removed").build();
        });
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return Html.see(HERE + "/closed").cookie(sessions.close(Who.PROPOSER)).build();
    }

    @GET
    @Path("/closed")
    @Operation(hidden = true)
    public Response closed() {
        return Html.personal(
                English.page(
                        Templates.closed(
                                "Your proposals are closed",
                                "Open the link in our email to see them, or ask for a new one on the page of the call for proposals.")));
    }
}
