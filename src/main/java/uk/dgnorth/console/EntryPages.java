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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.publicbody.EntryHistory;
import uk.dgnorth.publicbody.EntryPlan;
import uk.dgnorth.publicbody.EntryView;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.referral.Effects;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;

/** One entry of the register: its history, and what two people, or one, can do about it. */
@Path("/organiser/register")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class EntryPages {

    private static final int CONFLICT = 409;
    private static final int SHOWN = 20;

    private final RegisterDesk desk;
    private final EntryHistory history;
    private final Effects effects;
    private final EntryForm entries;
    private final FormRules rules;
    private final CurrentCaller caller;
    private final Clock clock;

    EntryPages(
            RegisterDesk desk,
            EntryHistory history,
            Effects effects,
            EntryForm entries,
            FormRules rules,
            CurrentCaller caller,
            Clock clock) {
        this.desk = desk;
        this.history = history;
        this.effects = effects;
        this.entries = entries;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance entry(
                Here here, EntryView entry, List<Trail.Step> history, boolean own, @Nullable String said);

        static native TemplateInstance changeEntry(Here here, EntryView entry, Form form, boolean late);

        static native TemplateInstance endEntry(EntryView entry, Form form, String action, Effects.Affected affected);

        static native TemplateInstance agreeToEntry(EntryView entry, Effects.Affected affected);

        static native TemplateInstance entryNotPossible(EntryView entry, boolean own);
    }

    private boolean isOwn(EntryView entry) {
        return entry.addedBy().equals(caller.name());
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath long id, @RestQuery @Nullable String done) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "added" -> "The entry is in force. Referrals that it concerns are looked at again within seconds.";
            case "proposed" -> "The entry is proposed. It holds once somebody else agrees.";
            case "agreed" -> "The entry is in force, as you have agreed to it.";
            case "changed" -> "The entry is changed.";
            case "ended" -> "The entry does not hold any more.";
            default -> null;
        };
        var entry = desk.show(id).body();
        return EnglishPage.of(Templates.entry(Here.at(clock), entry, history.of(id), isOwn(entry), said));
    }

    @GET
    @Path("/{id}/change")
    @Operation(hidden = true)
    public Response askForChange(@RestPath long id) {
        var entry = desk.show(id).body();
        return entry.actions().contains("change")
                ? EnglishPage.of(Templates.changeEntry(Here.at(clock), entry, EntryForm.of(entry), false))
                : notPossible(id, CONFLICT);
    }

    @POST
    @Path("/{id}/change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath long id, Form sent) {
        var entry = desk.show(id).body();
        var form = sent.with(fixed(entry));
        var plan = entries.read(form);
        if (form.isValid()) {
            try {
                desk.change(id, IfMatch.version(form.value("version")), plan, caller.name());
                return Html.see("/organiser/register/" + id + "?done=changed").build();
            } catch (ChangedMeanwhile late) {
                var newest = desk.show(id).body();
                var again = form.with(Map.of("version", String.valueOf(newest.version())));
                return EnglishPage.refused(late.status(), Templates.changeEntry(Here.at(clock), newest, again, true));
            } catch (InvalidRequest refused) {
                EntryForm.refuse(form, refused);
            } catch (Problem refused) {
                return unlessOther(refused, id);
            }
        }
        return EnglishPage.invalid(Templates.changeEntry(Here.at(clock), entry, form, false));
    }

    /** What stays, whatever was sent. */
    private static Map<String, String> fixed(EntryView entry) {
        return Map.of(
                "domain", entry.domain(),
                "match", entry.match(),
                "list", entry.list(),
                "event", Objects.requireNonNullElse(entry.event(), ""));
    }

    /** Ends what holds; withdraws what one has proposed oneself, and refuses what somebody else has. */
    @GET
    @Path("/{id}/end")
    @Operation(hidden = true)
    public Response askToEnd(@RestPath long id) {
        var entry = desk.show(id).body();
        return entry.actions().contains("remove")
                ? EnglishPage.of(ending(entry, Form.of(Map.of("version", String.valueOf(entry.version())))))
                : notPossible(id, CONFLICT);
    }

    private TemplateInstance ending(EntryView entry, Form form) {
        return Templates.endEntry(entry, form, action(entry), effects.countOfRemoval(entry.id(), SHOWN));
    }

    private String action(EntryView entry) {
        if (!entry.state().equals("proposed")) {
            return "End the entry";
        }
        return isOwn(entry) ? "Withdraw the proposal" : "Refuse the proposal";
    }

    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(@RestPath long id, Form form) {
        rules.check(form, "reason", EntryPlan.class, "reason");
        try {
            if (!form.isValid()) {
                return EnglishPage.invalid(ending(desk.show(id).body(), form));
            }
            effects.remove(
                    id,
                    IfMatch.version(form.value("version")),
                    form.value("reason").strip(),
                    caller.name());
            return Html.see("/organiser/register/" + id + "?done=ended").build();
        } catch (Problem refused) {
            return unlessOther(refused, id);
        }
    }

    @GET
    @Path("/{id}/agree")
    @Operation(hidden = true)
    public Response askToAgree(@RestPath long id) {
        var entry = desk.show(id).body();
        return entry.actions().contains("confirm") && !isOwn(entry)
                ? EnglishPage.of(Templates.agreeToEntry(entry, effects.countOfAgreement(id, SHOWN)))
                : notPossible(id, CONFLICT);
    }

    @POST
    @Path("/{id}/agree")
    @Operation(hidden = true)
    public Response agree(@RestPath long id) {
        try {
            desk.confirm(id, caller.name());
            return Html.see("/organiser/register/" + id + "?done=agreed").build();
        } catch (Problem refused) {
            return unlessOther(refused, id);
        }
    }

    private Response unlessOther(Problem refused, long id) {
        if (refused.status() != CONFLICT && !(refused instanceof ChangedMeanwhile)) {
            throw refused;
        }
        return notPossible(id, refused.status());
    }

    /** As it now stands, and what can be done instead. */
    private Response notPossible(long id, int status) {
        var entry = desk.show(id).body();
        return EnglishPage.refused(status, Templates.entryNotPossible(entry, isOwn(entry)));
    }
}
