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
import java.util.ArrayList;
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
import uk.dgnorth.publicbody.ImportDesk;
import uk.dgnorth.publicbody.ImportFilter;
import uk.dgnorth.publicbody.ImportView;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** The published lists that were tried: the list of them, and the file. */
@Path("/organiser/register/imports")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ImportListPages {

    private static final List<String> FIELDS = List.of("state", "list");
    private static final List<String> FILE = List.of(
            "import", "list", "state", "entries", "left_out", "tried_at", "tried_by", "applied_at", "applied_by");

    private final ImportDesk desk;
    private final ListFiles files;
    private final Clock clock;

    ImportListPages(ImportDesk desk, ListFiles files, Clock clock) {
        this.desk = desk;
        this.files = files;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance imports(Here here, Form filter, Choices choices, Listed<ImportView> listed);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> states, Map<String, String> lists) {

        static Choices all() {
            var states = new LinkedHashMap<String, String>();
            for (var state : ImportFilter.State.values()) {
                states.put(state.word(), label(state));
            }
            return new Choices(Lists.orAll(states), Lists.orAll(Here.allLists()));
        }
    }

    private static String label(ImportFilter.State state) {
        return switch (state) {
            case PREVIEWED -> "Tried";
            case APPLIED -> "Applied";
        };
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery @Nullable String after, @Context UriInfo uri) {
        var here = Here.at(clock);
        var filter = Lists.filter(uri, FIELDS);
        try {
            var listing = Listing.of(filter, FIELDS, ImportDesk.COLUMNS);
            var page = desk.list(wanted(filter), listing.sorting(), listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.imports(here, filter, Choices.all(), Listed.of(page, listing)));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            var nothing = Listed.<ImportView>nothing(ImportDesk.COLUMNS);
            return EnglishPage.invalid(Templates.imports(here, filter, Choices.all(), nothing));
        }
    }

    private static ImportFilter wanted(Form filter) {
        return ImportFilter.parse(filter.value("state"), filter.value("list"));
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var wanted = wanted(filter);
        var chosen = new ArrayList<String>();
        if (wanted.state() != null) {
            chosen.add("State: " + label(wanted.state()));
        }
        if (wanted.list() != null) {
            chosen.add(
                    "What it says: " + Here.allLists().get(filter.value("list").strip()));
        }
        return new ExportOffer(
                        "Imports",
                        "imports",
                        "It says of each list that was tried how many entries it has, when it was tried and applied,"
                                + " and by which account. It does not hold the entries.",
                        chosen,
                        ExportOffer.withQuery("imports/imports.csv", Lists.query(filter, FIELDS)))
                .pageOfRegister();
    }

    @GET
    @Path("/imports.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response export(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var wanted = wanted(filter);
        var sorting = Listing.of(filter, FIELDS, ImportDesk.COLUMNS).sorting();
        return files.csv(new ListFiles.Sheet<>(
                "imports",
                "",
                FILE,
                filter.values(),
                after -> desk.list(wanted, sorting, after, Page.MAX_LIMIT),
                ImportListPages::row));
    }

    /** By account, not by name, as in the file of the audit. */
    private static List<@Nullable String> row(ImportView each) {
        var appliedAt = each.appliedAt();
        return Arrays.asList(
                String.valueOf(each.id()),
                each.list(),
                each.state(),
                String.valueOf(each.entries()),
                String.valueOf(each.leftOutCount()),
                each.uploadedAt().toString(),
                each.uploadedBy(),
                appliedAt == null ? null : appliedAt.toString(),
                each.appliedBy());
    }
}
