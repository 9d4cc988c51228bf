package uk.dgnorth.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.MultiLine;

/** Your reviews: for whoever organisers have asked, and has opened the link in the letter. */
@Path("/your-reviews")
@Produces(Html.TYPE)
@Blocking
class ReviewerPages {

    private static final String HERE = "/your-reviews";
    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private final ReviewDesk desk;
    private final FormRules rules;
    private final ProposalSessions sessions;

    ReviewerPages(ReviewDesk desk, FormRules rules, ProposalSessions sessions) {
        this.desk = desk;
        this.rules = rules;
        this.sessions = sessions;
    }

    /** What a reviewer writes. */
    private record Words(
            @Size(max = 2000, message = "Your note must be 2,000 characters or fewer") @MultiLine
            String note,

            @Size(max = 1000, message = "The reason must be 1,000 characters or fewer") @MultiLine
            String conflict) {}

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance reviews(ReviewDesk.Pile pile);

        static native TemplateInstance review(ReviewDesk.Sheet sheet, Form form, Map<String, String> scores);
    }

    /** Changes nothing, and looks nothing up: scanners open the links of letters too. */
    @GET
    @Path("/{token}")
    @Operation(hidden = true)
    public Response open(@RestPath String token) {
        return Html.personal(English.page(ProposerPages.Templates.open(HERE, "Review proposals", token)));
    }

    @POST
    @Path("/{token}")
    @Operation(hidden = true)
    public Response exchange(@RestPath String token) {
        return sessions.open(Who.REVIEWER, token)
                .map(cookie -> Html.see(HERE).cookie(cookie).build())
                .orElseGet(() -> Html.refused(
                        GONE,
                        English.page(ProposerPages.Templates.linkEnded(
                                "This link has ended", "Ask the organisers for a new one."))));
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery @Nullable String after) {
        long from = after == null ? 0 : Ids.parse(after).orElse(0L);
        return sessions.show(
                Who.REVIEWER, reviewer -> Html.personal(English.page(Templates.reviews(desk.pile(reviewer, from)))));
    }

    @GET
    @Path("/proposal/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath String id) {
        return sessions.show(Who.REVIEWER, reviewer -> {
            var sheet = desk.sheet(reviewer, Ids.parse(id));
            return Html.personal(page(sheet, filledIn(sheet)));
        });
    }

    private static Form filledIn(ReviewDesk.Sheet sheet) {
        var own = sheet.own();
        return own == null
                ? Form.empty()
                : Form.of(Map.of("score", Objects.toString(own.score(), ""), "note", own.note()));
    }

    private static TemplateInstance page(ReviewDesk.Sheet sheet, Form form) {
        return English.page(Templates.review(sheet, form, English.scores()));
    }

    @POST
    @Path("/proposal/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response review(@RestPath String id, Form form) {
        return sessions.show(Who.REVIEWER, reviewer -> {
            var sheet = desk.sheet(reviewer, Ids.parse(id));
            var isConflict = form.is("action", "conflict");
            check(form, isConflict);
            if (!form.isValid()) {
                return Html.invalid(page(sheet, form));
            }
            var inTime = isConflict
                    ? desk.declareConflict(
                            reviewer, Ids.parse(id), form.value("conflict").strip())
                    : desk.score(
                            reviewer,
                            Ids.parse(id),
                            Integer.parseInt(form.value("score")),
                            form.value("note").strip());
            if (!inTime) {
                form.refuse("late", "Reviews closed before you sent this. It was not kept");
                return Html.refused(CONFLICT, page(desk.sheet(reviewer, Ids.parse(id)), form));
            }
            return Html.see(HERE + "/proposal/" + Ids.parse(id).orElseThrow()).build();
        });
    }

    private void check(Form form, boolean isConflict) {
        if (isConflict) {
            if (form.value("conflict").isBlank()) {
                form.refuse("conflict", "Enter the reason for your conflict of interest");
            }
            rules.check(form, "conflict", Words.class, "conflict");
        } else {
            if (!form.value("score").matches("[1-5]")) {
                form.refuse("score", "Choose a score from 1 to 5");
            }
            rules.check(form, "note", Words.class, "note");
        }
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return Html.see(HERE + "/closed").cookie(sessions.close(Who.REVIEWER)).build();
    }

    @GET
    @Path("/closed")
    @Operation(hidden = true)
    public Response closed() {
        return Html.personal(English.page(ProposerPages.Templates.closed(
                "Your reviews are closed",
                "Open the link in our email to see them, or ask the organisers for a new one.")));
    }
}
