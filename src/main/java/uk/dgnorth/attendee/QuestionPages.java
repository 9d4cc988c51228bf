package uk.dgnorth.attendee;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Sessions;

/** Where an applicant answers the question of whoever decides. */
@Path("/your-registration/question")
@Produces(Html.TYPE)
@Blocking
class QuestionPages {

    private static final String YOURS = "/your-registration";

    private final AttendeeDesk desk;
    private final Sessions sessions;
    private final FormRules rules;

    QuestionPages(AttendeeDesk desk, Sessions sessions, FormRules rules) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "attendee", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance question(Form form, List<String> question);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return sessions.show(id -> {
            var open = desk.show(id).openQuestion();
            return open == null
                    ? Html.see(YOURS).build()
                    : Html.personal(Templates.question(
                            Form.empty(), open.question().lines().toList()));
        });
    }

    /** Sent again, or after a decision, there is nothing to answer any more: the registration tells how it stands. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(Form form) {
        return sessions.show(id -> {
            var open = desk.show(id).openQuestion();
            if (open == null) {
                return Html.see(YOURS).build();
            }
            rules.check(form, "answer", QuestionAnswer.class, "answer");
            if (!form.isValid()) {
                return Html.invalid(
                        Templates.question(form, open.question().lines().toList()));
            }
            desk.answer(id, new QuestionAnswer(form.value("answer")));
            return Html.see(YOURS).build();
        });
    }
}
