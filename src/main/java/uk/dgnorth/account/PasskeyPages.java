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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.passkey.PasskeyView;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;

/** Where somebody adds passkeys to their account, and removes them. */
@Path("/organiser/account/passkeys")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.PROVED)
class PasskeyPages {

    /** What a browser says of a passkey, in the forms of all pages that ask for one. */
    static final String FIELD = "passkey";

    private static final int UNPROCESSABLE = 422;

    private final PasskeyDesk desk;
    private final FormRules rules;
    private final CurrentCaller caller;

    PasskeyPages(PasskeyDesk desk, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance newPasskey(Form form);

        static native TemplateInstance passkeyRemoval(PasskeyView passkey);
    }

    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Response askForNew() {
        return EnglishPage.of(Templates.newPasskey(Form.empty()));
    }

    /** For the script, before it asks the device: what would be refused afterwards is refused now. */
    @POST
    @Path("/new/challenge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response challenge(Form form) {
        checkName(form);
        return form.isValid()
                ? Response.ok(desk.askToAdd(caller.session())).build()
                : Response.status(UNPROCESSABLE).build();
    }

    private void checkName(Form form) {
        rules.check(form, "name", NewPasskey.class, "name");
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(Form form) {
        checkName(form);
        if (form.isValid()) {
            try {
                if (desk.add(caller.session(), form.value("name"), form.value(FIELD))) {
                    return Html.see(MyAccountPages.PATH + "?done=passkey-added").build();
                }
                form.refuse(FIELD, "The passkey was not added. Try again.");
            } catch (InvalidRequest refused) {
                refused.errors().forEach(error -> form.refuse(FIELD, error.detail()));
            }
        }
        return EnglishPage.invalid(Templates.newPasskey(form));
    }

    @GET
    @Path("/{id}/remove")
    @Operation(hidden = true)
    public Response askToRemove(@RestPath long id) {
        return EnglishPage.of(Templates.passkeyRemoval(desk.show(caller.session(), id)));
    }

    @POST
    @Path("/{id}/remove")
    @Operation(hidden = true)
    public Response remove(@RestPath long id) {
        desk.remove(caller.session(), id);
        return Html.see(MyAccountPages.PATH + "?done=passkey-removed").build();
    }
}
