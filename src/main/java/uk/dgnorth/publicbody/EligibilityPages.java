package uk.dgnorth.publicbody;

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
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Publication;
import uk.dgnorth.web.Reader;

/** Who can have a free place: the rules in plain words, the lists in force, and an address tried out on the spot. */
@Path("/")
@Produces(Html.TYPE)
@Blocking
class EligibilityPages {

    private static final int LONGEST = 1000;

    private final PublicBodies bodies;
    private final AbuseLimits limits;
    private final ClientNetwork client;
    private final Publication publication;
    private final Reader reader;

    EligibilityPages(
            PublicBodies bodies, AbuseLimits limits, ClientNetwork client, Publication publication, Reader reader) {
        this.bodies = bodies;
        this.limits = limits;
        this.client = client;
        this.publication = publication;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "publicbody", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance whoCanHaveAFreePlace(
                Form form, @Nullable Words answer, List<Listed> publicDomains, List<Listed> checked);

        static native TemplateInstance dataSources(List<ListSource> sources, String version);
    }

    @GET
    @Path("who-can-have-a-free-place")
    @Operation(hidden = true)
    public Response rules() {
        return publication.page(() -> page(Form.empty(), null));
    }

    /** Nothing is stored, so there is nothing to be careful of when the page is loaded again. */
    @POST
    @Path("who-can-have-a-free-place")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tryOut(Form form) {
        limits.check(client.name());
        var typed = form.value("email");
        var decision = bodies.rulesInForce().decide(typed.substring(0, Math.min(LONGEST, typed.length())));
        if (decision.isSecurityFlagged()) {
            limits.lookalike(client.name());
        }
        var words = Words.of(decision, reader.language().locale());
        if (decision.outcome() == Outcome.INVALID) {
            return Html.invalid(page(form.refuse("email", words.explanation()), null));
        }
        return Html.personal(page(form, words));
    }

    @GET
    @Path("data-sources")
    @Operation(hidden = true)
    public Response sources() {
        var lists = bodies.rulesInForce().lists();
        return publication.pageInEnglish(() -> Templates.dataSources(ListSource.of(lists.entries()), lists.version()));
    }

    private TemplateInstance page(Form form, @Nullable Words answer) {
        return Templates.whoCanHaveAFreePlace(
                form,
                answer,
                entries(entry -> entry.list() == Listed.Kind.PUBLIC),
                entries(entry -> entry.list() == Listed.Kind.REFER));
    }

    /** Without the thousands of imported ones: the page stays one that people can read, and sources has their number. */
    private List<Listed> entries(Predicate<Listed> wanted) {
        return bodies.rulesInForce().lists().entries().stream()
                .filter(entry -> entry.origin() != Listed.Origin.IMPORTED)
                .filter(wanted)
                .sorted(Comparator.comparing(Listed::domain))
                .toList();
    }
}
