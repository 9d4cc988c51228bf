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
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Sessions;

/** What an attendee said of themselves, to be corrected. */
@Path("/your-registration/details")
@Produces(Html.TYPE)
@Blocking
class DetailsPages {

    private static final List<String> FIELDS = List.of("fullName", "badgeName", "jobTitle", "organisation");

    private final AttendeeDesk desk;
    private final Sessions sessions;
    private final FormRules rules;

    DetailsPages(AttendeeDesk desk, Sessions sessions, FormRules rules) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "attendee", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance details(Form form);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return sessions.show(id -> {
            var registration = desk.show(id);
            return registration.actions().contains("change-details")
                    ? Html.personal(Templates.details(filledIn(registration)))
                    : Html.see("/your-registration").build();
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(Form form) {
        return sessions.show(id -> {
            FIELDS.forEach(field -> rules.check(form, field, Details.class, field));
            if (!form.isValid()) {
                return Html.invalid(Templates.details(form));
            }
            desk.changeDetails(
                    id,
                    new Details(
                            form.value("fullName"),
                            form.value("badgeName"),
                            form.value("jobTitle"),
                            form.value("organisation")));
            return Html.see("/your-registration?done=details").build();
        });
    }

    private static Form filledIn(RegistrationView registration) {
        return Form.of(Map.of(
                "fullName", given(registration.fullName()),
                "badgeName", given(registration.badgeName()),
                "jobTitle", given(registration.jobTitle()),
                "organisation", given(registration.organisation())));
    }

    private static String given(@Nullable String answer) {
        return Objects.requireNonNullElse(answer, "");
    }
}
