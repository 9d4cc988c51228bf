package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.referral.Effect;
import uk.dgnorth.referral.Effects;
import uk.dgnorth.referral.Reconsidered;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** What changes of the register have done to those who are coming, and whom they have left behind. */
@Path("/organiser/register")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class RegisterEffectsPages {

    static final List<String> COLUMNS = List.of(
            "reference",
            "event",
            "status",
            "domain",
            "outcome_before",
            "rule_before",
            "outcome_after",
            "rule_after",
            "decided_by_person",
            "comes_of_it");

    private static final List<String> LET_IN = List.of("reference", "event", "status", "eligible_since");
    private static final List<String> FIELDS = List.of("event");
    private static final Map<String, String> ORDERS = orders();

    private final Effects effects;
    private final Reconsidered reconsidered;
    private final ListFiles files;
    private final Clock clock;

    RegisterEffectsPages(Effects effects, Reconsidered reconsidered, ListFiles files, Clock clock) {
        this.effects = effects;
        this.reconsidered = reconsidered;
        this.files = files;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance letIn(
                Here here,
                Reconsidered.Progress progress,
                Form filter,
                Map<String, String> events,
                Listed<Reconsidered.LetIn> listed);

        static native TemplateInstance differences(Form filter, Choices choices, Listed<Effect> listed);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> events, Map<String, String> orders) {}

    private static Map<String, String> orders() {
        var orders = new LinkedHashMap<String, String>();
        orders.put("registered", "Oldest registration first");
        orders.put("-registered", "Newest registration first");
        return orders;
    }

    static List<@Nullable String> row(Effect effect) {
        return Arrays.asList(
                effect.reference(),
                effect.event(),
                effect.status().word(),
                effect.domain(),
                effect.before(),
                effect.ruleBefore(),
                effect.after(),
                effect.ruleAfter(),
                String.valueOf(effect.decidedByPerson()),
                effect.comesOfIt());
    }

    @GET
    @Path("/effects")
    @Operation(hidden = true)
    public Response letIn(@RestQuery @Nullable String after, @Context UriInfo uri) {
        var here = Here.at(clock);
        var filter = Lists.filter(uri, FIELDS);
        var events = RegisterPages.eventsAfter("All");
        try {
            var listing = Listing.of(filter, FIELDS, Reconsidered.COLUMNS);
            var page = reconsidered.letIn(
                    RegisterPages.event(filter), listing.sorting(), listing.after(after), Lists.PAGE);
            return EnglishPage.of(
                    Templates.letIn(here, reconsidered.progress(), filter, events, Listed.of(page, listing)));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            var nothing = Listed.<Reconsidered.LetIn>nothing(Reconsidered.COLUMNS);
            return EnglishPage.invalid(Templates.letIn(here, reconsidered.progress(), filter, events, nothing));
        }
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/effects/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExportLetIn(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        return new ExportOffer(
                        "What changes have come to",
                        "effects",
                        "It says of everybody whom changes have let in since when, and where they stand now. They stand"
                                + " in it by their references, not their names.",
                        chosen(filter),
                        ExportOffer.withQuery("effects/let-in.csv", Lists.query(filter, FIELDS)))
                .pageOfRegister();
    }

    private static List<String> chosen(Form filter) {
        var event = RegisterPages.event(filter);
        return event.isEmpty() ? List.of() : List.of("Event: " + event);
    }

    @GET
    @Path("/effects/let-in.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response exportLetIn(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var event = RegisterPages.event(filter);
        var sorting = Listing.of(filter, FIELDS, Reconsidered.COLUMNS).sorting();
        return files.csv(new ListFiles.Sheet<>(
                "let-in",
                event,
                LET_IN,
                after -> reconsidered.letIn(event, sorting, after, Page.MAX_LIMIT),
                person -> List.of(
                        person.reference(),
                        person.event(),
                        person.status().word(),
                        person.at().toString())));
    }

    @GET
    @Path("/differences")
    @Operation(hidden = true)
    public Response differences(@RestQuery @Nullable String after, @Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var choices = new Choices(RegisterPages.eventsAfter("All"), ORDERS);
        try {
            var listing = Listing.of(filter, FIELDS, Effects.COLUMNS);
            var page =
                    effects.ofToday(RegisterPages.event(filter), listing.sorting(), listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.differences(filter, choices, Listed.of(page, listing)));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            return EnglishPage.invalid(Templates.differences(filter, choices, Listed.nothing(Effects.COLUMNS)));
        }
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/differences/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        return new ExportOffer(
                        "Registrations decided otherwise today",
                        "differences",
                        "It says of each registration what was decided about it, and what the rules would say today."
                                + " People stand in it by their references and the domains of their addresses.",
                        chosen(filter),
                        ExportOffer.withQuery("differences.csv", Lists.query(filter, FIELDS)))
                .pageOfRegister();
    }

    @GET
    @Path("/differences.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response file(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var event = RegisterPages.event(filter);
        var sorting = Listing.of(filter, FIELDS, Effects.COLUMNS).sorting();
        return files.csv(new ListFiles.Sheet<>(
                "differences",
                event,
                COLUMNS,
                after -> effects.ofToday(event, sorting, after, Page.MAX_LIMIT),
                RegisterEffectsPages::row));
    }
}
