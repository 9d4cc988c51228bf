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
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Sessions;

/** Asks us to look again, once, after a person has declined. */
@Path("/your-registration/appeal")
@Produces(Html.TYPE)
@Blocking
class AppealPages {

    private static final List<String> FIELDS = List.of("organisation", "role", "reason");

    private final AttendeeDesk desk;
    private final Sessions sessions;
    private final FormRules rules;

    AppealPages(AttendeeDesk desk, Sessions sessions, FormRules rules) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "attendee", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance appeal(Form form);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return sessions.show(id -> {
            var registration = desk.show(id);
            if (!registration.actions().contains("appeal")) {
                return Html.see("/your-registration").build();
            }
            return Html.personal(Templates.appeal(Form.of(Map.of(
                    "organisation", Objects.requireNonNullElse(registration.organisation(), ""),
                    "role", Objects.requireNonNullElse(registration.jobTitle(), "")))));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response appeal(Form form) {
        return sessions.show(id -> {
            FIELDS.forEach(field -> rules.check(form, field, ReferralDetails.class, field));
            if (!form.isValid()) {
                return Html.invalid(Templates.appeal(form));
            }
            desk.appeal(
                    id,
                    new ReferralDetails(
                            form.value("organisation").strip(),
                            form.value("role").strip(),
                            form.value("reason").strip()));
            return Html.see("/your-registration").build();
        });
    }
}
