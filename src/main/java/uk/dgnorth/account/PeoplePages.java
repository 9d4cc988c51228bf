package uk.dgnorth.account;

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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;

/** One who has an account, or is to have one, and what they may do where. */
@Path("/organiser/people")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ACCOUNT_KEEPER)
class PeoplePages {

    static final Map<String, String> ROLES = roles();

    private static final String HERE = "/organiser/people";

    private final AccountDesk desk;
    private final EventChoices events;
    private final FormRules rules;
    private final CurrentCaller caller;

    PeoplePages(AccountDesk desk, EventChoices events, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.events = events;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance newPerson(Form form, Map<String, String> roles, Map<String, String> events);

        static native TemplateInstance person(
                AccountView account,
                Form form,
                Map<String, String> roles,
                Map<String, String> events,
                @Nullable String said);

        static native TemplateInstance takingRole(AccountView account, Grant role);

        static native TemplateInstance closing(AccountView account, @Nullable String refusal);
    }

    private static Map<String, String> roles() {
        var roles = new LinkedHashMap<String, String>();
        roles.put(Role.ORGANISER, "Organiser: everything but access and dietary needs");
        roles.put(Role.REVIEWER, "Reviewer: decides referrals");
        roles.put(Role.STEWARD, "Steward: checks people in");
        roles.put(Role.NEEDS_READER, "Needs reader: sees access and dietary needs");
        return roles;
    }

    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Response askForNew() {
        return EnglishPage.of(Templates.newPerson(Form.empty(), ROLES, events.all()));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(Form form) {
        rules.check(form, "name", NewAccount.class, "name");
        rules.check(form, "email", NewAccount.class, "email");
        checkRole(form);
        if (form.isValid()) {
            try {
                var account = desk.invite(
                        new NewAccount(form.value("name"), form.value("email"), List.of(wanted(form))), caller.name());
                return Html.see(HERE + "/" + account.id() + "?done=invited").build();
            } catch (Problem refused) {
                refuse(form, refused);
            }
        }
        return EnglishPage.invalid(Templates.newPerson(form, ROLES, events.all()));
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath long id, @RestQuery @Nullable String done) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "invited" -> "An invitation is on its way.";
            case "given" -> "The roles are changed.";
            default -> null;
        };
        return EnglishPage.of(Templates.person(desk.show(id), Form.empty(), ROLES, events.all(), said));
    }

    @POST
    @Path("/{id}/give")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response give(@RestPath long id, Form form) {
        checkRole(form);
        return change(id, form, () -> desk.giveAlso(id, wanted(form), caller.name()));
    }

    @GET
    @Path("/{id}/take")
    @Operation(hidden = true)
    public Response askToTake(@RestPath long id, @RestQuery @Nullable String role, @RestQuery @Nullable String event) {
        var account = desk.show(id);
        var held = account.roles().stream()
                .filter(grant -> grant.role().equals(role) && grant.event().equals(event))
                .findFirst()
                .orElseThrow(() -> new NotFound("role"));
        return EnglishPage.of(Templates.takingRole(account, held));
    }

    @POST
    @Path("/{id}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response take(@RestPath long id, Form form) {
        checkRole(form);
        return change(id, form, () -> desk.takeAway(id, wanted(form), caller.name()));
    }

    private Response change(long id, Form form, Runnable change) {
        if (form.isValid()) {
            try {
                change.run();
                return Html.see(HERE + "/" + id + "?done=given").build();
            } catch (InvalidRequest | LastOrganiser refused) {
                refuse(form, refused);
            }
        }
        return EnglishPage.invalid(Templates.person(desk.show(id), form, ROLES, events.all(), null));
    }

    @POST
    @Path("/{id}/invite-again")
    @Operation(hidden = true)
    public Response inviteAgain(@RestPath long id) {
        desk.inviteAgain(id, caller.name());
        return Html.see(HERE + "/" + id + "?done=invited").build();
    }

    @GET
    @Path("/{id}/close")
    @Operation(hidden = true)
    public Response askToClose(@RestPath long id) {
        return EnglishPage.of(Templates.closing(desk.show(id), null));
    }

    @POST
    @Path("/{id}/close")
    @Operation(hidden = true)
    public Response close(@RestPath long id) {
        try {
            desk.close(id, caller.name());
            return Html.see(HERE + "?done=closed").build();
        } catch (LastOrganiser refused) {
            return EnglishPage.refused(refused.status(), Templates.closing(desk.show(id), refused.detail()));
        }
    }

    private void checkRole(Form form) {
        rules.check(form, "role", WantedRole.class, "role");
        rules.check(form, "event", WantedRole.class, "event");
    }

    private static WantedRole wanted(Form form) {
        return new WantedRole(form.value("role"), form.value("event"));
    }

    private static void refuse(Form form, Problem refused) {
        if (refused.errors().isEmpty()) {
            form.refuse("role", refused.detail());
        }
        for (var error : refused.errors()) {
            var field = String.valueOf(error.pointer()).replace("#/", "");
            form.refuse(field.equals("roles") ? "event" : field, error.detail());
        }
    }
}
