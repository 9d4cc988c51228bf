package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.referral.Effect;
import uk.dgnorth.referral.Effects;
import uk.dgnorth.referral.Reconsidered;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;
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
                Here here, Reconsidered.Progress progress, List<Reconsidered.LetIn> people, @Nullable String more);

        static native TemplateInstance differences(List<Effect> effects, @Nullable String more);
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
    public Response letIn(@RestQuery @Nullable String after) {
        var page = reconsidered.letIn(Lists.after(after), Lists.PAGE);
        return EnglishPage.of(
                Templates.letIn(Here.at(clock), reconsidered.progress(), page.items(), Lists.more(page, "")));
    }

    @GET
    @Path("/differences")
    @Operation(hidden = true)
    public Response differences(@RestQuery @Nullable String after) {
        var page = effects.ofToday(Lists.after(after), Lists.PAGE);
        return EnglishPage.of(Templates.differences(page.items(), Lists.more(page, "")));
    }

    @GET
    @Path("/differences.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response file() {
        return files.csv(new ListFiles.Sheet<>(
                "differences",
                "",
                COLUMNS,
                after -> effects.ofToday(after, Page.MAX_LIMIT),
                RegisterEffectsPages::row));
    }
}
