package uk.dgnorth.needs;

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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;
import uk.dgnorth.web.Sessions;

/** Access and dietary needs: a page and a consent of their own, asked for once there is a place or a wait. */
@Path("/your-registration/needs")
@Produces(Html.TYPE)
@Blocking
class NeedsPages {

    private static final String CONSENT = "consent";

    private final NeedsDesk desk;
    private final Sessions sessions;
    private final FormRules rules;
    private final Reader reader;

    NeedsPages(NeedsDesk desk, Sessions sessions, FormRules rules, Reader reader) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "needs", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance needs(Form form, boolean told);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return sessions.show(id -> {
            var told = desk.find(id);
            return Html.personal(Templates.needs(filledIn(told), told.isPresent()));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tell(Form form) {
        return sessions.show(id -> {
            check(form);
            if (!form.isValid()) {
                return Html.invalid(Templates.needs(form, desk.find(id).isPresent()));
            }
            desk.keep(id, new Needs(form.value("access"), form.value("dietary"), true));
            return Html.see("/your-registration?done=needs").build();
        });
    }

    private void check(Form form) {
        var say = reader.messages(NeedsMessages.class);
        rules.check(form, "access", Needs.class, "access");
        rules.check(form, "dietary", Needs.class, "dietary");
        if (form.value("access").isBlank() && form.value("dietary").isBlank()) {
            form.refuse("access", say.enterNeeds());
        }
        if (!form.is(CONSENT, "yes")) {
            form.refuse(CONSENT, say.agree());
        }
    }

    @POST
    @Path("/withdrawal")
    @Operation(hidden = true)
    public Response withdraw() {
        return sessions.show(id -> {
            desk.withdraw(id);
            return Html.see("/your-registration?done=needs-deleted").build();
        });
    }

    /** Consent is asked for each time that something is sent, and never ticked in advance. */
    private static Form filledIn(Optional<NeedsView> told) {
        return told.map(needs -> Form.of(Map.of(
                        "access", Objects.requireNonNullElse(needs.access(), ""),
                        "dietary", Objects.requireNonNullElse(needs.dietary(), ""))))
                .orElseGet(Form::empty);
    }
}
