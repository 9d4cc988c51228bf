package uk.dgnorth.console;

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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.publicbody.EntryPlan;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.publicbody.Trials;
import uk.dgnorth.referral.Effects;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** A new entry of the register: written, checked with whom it concerns, and added. */
@Path("/organiser/register/new")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class NewEntryPages {

    private static final int CONFLICT = 409;
    private static final int SHOWN = 20;

    private final RegisterDesk desk;
    private final Effects effects;
    private final Trials trials;
    private final EntryForm entries;
    private final CurrentCaller caller;
    private final Clock clock;

    NewEntryPages(
            RegisterDesk desk, Effects effects, Trials trials, EntryForm entries, CurrentCaller caller, Clock clock) {
        this.desk = desk;
        this.effects = effects;
        this.trials = trials;
        this.entries = entries;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance newEntry(
                Form form, Map<String, String> lists, Map<String, String> events, @Nullable Object existing);

        static native TemplateInstance checkEntry(Here here, Form form, List<String> fields, Effects.Addition addition);
    }

    @GET
    @Operation(hidden = true)
    public Response ask() {
        return EnglishPage.of(page(Form.of(Map.of("match", "exact", "list", "public")), null));
    }

    private static TemplateInstance page(Form form, @Nullable Object existing) {
        return Templates.newEntry(form, Here.allLists(), RegisterPages.eventsAfter("Every event"), existing);
    }

    /** Nothing is added before somebody has seen whom it concerns. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response next(Form form) {
        if (form.is("step", "edit")) {
            return EnglishPage.of(page(form, null));
        }
        // First, so that what is wrong stands in the order of the form.
        if (!form.value("domain").isBlank()) {
            trials.refusal(entries.read(form.with(Map.of()))).ifPresent(why -> form.refuse("domain", why));
        }
        var plan = entries.read(form);
        if (!form.isValid()) {
            return EnglishPage.invalid(page(form, null));
        }
        try {
            return form.is("step", "add") ? add(plan) : check(form, plan);
        } catch (InvalidRequest refused) {
            EntryForm.refuse(form, refused);
            return EnglishPage.invalid(page(form, null));
        } catch (Problem exists) {
            if (exists.status() != CONFLICT) {
                throw exists;
            }
            EntryForm.refuse(form, exists);
            return EnglishPage.conflict(page(form, exists.members().get("id")));
        }
    }

    private Response check(Form form, EntryPlan plan) {
        return EnglishPage.of(
                Templates.checkEntry(Here.at(clock), form, EntryForm.FIELDS, effects.countOfAddition(plan, SHOWN)));
    }

    private Response add(EntryPlan plan) {
        var added = desk.add(plan, caller.name()).body();
        var done = added.state().equals("proposed") ? "proposed" : "added";
        return Html.see("/organiser/register/" + added.id() + "?done=" + done).build();
    }
}
