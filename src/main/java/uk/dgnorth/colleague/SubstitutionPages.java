package uk.dgnorth.colleague;

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
import org.jspecify.annotations.Nullable;
import uk.dgnorth.application.AlreadyRegistered;
import uk.dgnorth.application.Ineligible;
import uk.dgnorth.application.ReferralDetailsNeeded;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.registration.ImpossibleTransition;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;
import uk.dgnorth.web.Sessions;

/** Asks who shall come instead, and says how far that is. */
@Path("/your-registration/substitute")
@Produces(Html.TYPE)
@Blocking
class SubstitutionPages {

    private static final String HERE = "/your-registration/substitute";
    private static final int CONFLICT = 409;
    private static final List<String> REFERRAL = List.of("organisation", "role", "reason");

    private final SubstitutionDesk desk;
    private final Sessions sessions;
    private final FormRules rules;
    private final Reader reader;
    private final ClientNetwork client;

    SubstitutionPages(SubstitutionDesk desk, Sessions sessions, FormRules rules, Reader reader, ClientNetwork client) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
        this.reader = reader;
        this.client = client;
    }

    @CheckedTemplate(basePath = "colleague", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance substitute(Form form, boolean explained);

        static native TemplateInstance tooLate();

        static native TemplateInstance named(RegistrationView.Substitution substitution);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return sessions.show(id -> {
            var registration = desk.show(id);
            var substitution = registration.substitution();
            if (substitution != null) {
                return Html.personal(Templates.named(substitution));
            }
            return registration.actions().contains("substitute")
                    ? Html.personal(Templates.substitute(Form.empty(), false))
                    : Html.see("/your-registration").build();
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response name(Form form) {
        return sessions.show(id -> {
            rules.check(form, "fullName", Colleague.class, "fullName");
            rules.check(form, "email", Colleague.class, "email");
            var explained = form.is("explained", "yes");
            if (explained) {
                REFERRAL.forEach(field -> rules.check(form, field, ReferralDetails.class, field));
            }
            if (!form.isValid()) {
                return Html.invalid(Templates.substitute(form, explained));
            }
            return name(id, form, explained ? referral(form) : null);
        });
    }

    private Response name(long id, Form form, @Nullable ReferralDetails referral) {
        var say = reader.messages(ColleagueMessages.class);
        try {
            desk.name(id, new Colleague(form.value("fullName"), form.value("email"), referral), client.name());
            return Html.see(HERE).build();
        } catch (ReferralDetailsNeeded needed) {
            form.refuse("organisation", say.tellUsAboutThem());
            return Html.invalid(Templates.substitute(form, true));
        } catch (InvalidRequest | AlreadyRegistered | Ineligible refused) {
            form.refuse(
                    "email",
                    refused instanceof AlreadyRegistered
                            ? say.alreadyRegistered()
                            : refused instanceof Ineligible ? say.ineligible() : say.anotherAddress());
            return Html.invalid(Templates.substitute(form, referral != null));
        } catch (SubstitutionUnderWay meanwhile) {
            return Html.see(HERE).build();
        } catch (ImpossibleTransition tooLate) {
            return Html.refused(CONFLICT, Templates.tooLate());
        }
    }

    private static ReferralDetails referral(Form form) {
        return new ReferralDetails(
                form.value("organisation").strip(),
                form.value("role").strip(),
                form.value("reason").strip());
    }

    /** Where the switch of languages leads after it. */
    @GET
    @Path("/withdrawal")
    @Operation(hidden = true)
    public Response backFromWithdrawal() {
        return Html.see(HERE).build();
    }

    @POST
    @Path("/withdrawal")
    @Operation(hidden = true)
    public Response withdraw() {
        return sessions.show(id -> {
            desk.withdraw(id);
            return Html.see("/your-registration").build();
        });
    }
}
