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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.publicbody.ImportChanges;
import uk.dgnorth.publicbody.ImportDesk;
import uk.dgnorth.publicbody.ImportFilter;
import uk.dgnorth.publicbody.ImportView;
import uk.dgnorth.referral.Effects;
import uk.dgnorth.referral.Reconsidered;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** Published lists: handed in, looked at as a dry run, and applied. */
@Path("/organiser/register/imports")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ImportPages {

    private static final int CONFLICT = 409;
    private static final int SHOWN = 20;
    private static final String HERE = "/organiser/register/imports";
    private static final List<String> FIELDS = List.of("state", "list");
    private static final List<String> FILE = List.of(
            "import", "list", "state", "entries", "left_out", "tried_at", "tried_by", "applied_at", "applied_by");

    private final ImportDesk desk;
    private final ImportChanges changes;
    private final Effects effects;
    private final Reconsidered reconsidered;
    private final ListFiles files;
    private final CurrentCaller caller;
    private final Clock clock;

    ImportPages(
            ImportDesk desk,
            ImportChanges changes,
            Effects effects,
            Reconsidered reconsidered,
            ListFiles files,
            CurrentCaller caller,
            Clock clock) {
        this.desk = desk;
        this.changes = changes;
        this.effects = effects;
        this.reconsidered = reconsidered;
        this.files = files;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance imports(Here here, Form filter, Choices choices, Listed<ImportView> listed);

        static native TemplateInstance newImport(Form form, Map<String, String> lists, List<String> lines);

        static native TemplateInstance triedImport(
                Here here, ImportView tried, Found found, Effects.Affected affected, String file);

        static native TemplateInstance appliedImport(
                Here here, ImportView applied, Reconsidered.Progress progress, @Nullable String said);

        static native TemplateInstance applyImport(
                ImportView tried, Found found, Effects.Affected affected, boolean second);

        static native TemplateInstance importNotPossible(Here here, ImportView applied);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> states, Map<String, String> lists) {

        static Choices all() {
            var states = new LinkedHashMap<String, String>();
            states.put("", "All");
            for (var state : ImportFilter.State.values()) {
                states.put(state.word(), label(state));
            }
            var lists = new LinkedHashMap<String, String>();
            lists.put("", "All");
            lists.putAll(Here.allLists());
            return new Choices(states, lists);
        }
    }

    private static String label(ImportFilter.State state) {
        return switch (state) {
            case PREVIEWED -> "Tried";
            case APPLIED -> "Applied";
        };
    }

    /** What would become of entries. */
    record Found(
            ImportChanges.Group added,
            ImportChanges.Group changed,
            ImportChanges.Group same,
            ImportChanges.Group staying) {

        static Found of(Map<ImportChanges.What, ImportChanges.Group> groups) {
            return new Found(
                    Objects.requireNonNull(groups.get(ImportChanges.What.ADDED)),
                    Objects.requireNonNull(groups.get(ImportChanges.What.CHANGED)),
                    Objects.requireNonNull(groups.get(ImportChanges.What.SAME)),
                    Objects.requireNonNull(groups.get(ImportChanges.What.STAYING)));
        }
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
                ImportPages::row));
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

    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Response ask() {
        return EnglishPage.of(Templates.newImport(Form.empty(), Here.allLists(), List.of()));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response tryOut(@RestForm @Nullable String list, @RestForm("file") @Nullable FileUpload file) {
        var form = Form.of(Map.of("list", Objects.requireNonNullElse(list, "")));
        if (!Here.allLists().containsKey(form.value("list"))) {
            form.refuse("list", "Select what the list says of its domains");
        }
        if (file == null || file.size() == 0) {
            form.refuse("file", "Choose a file");
        } else if (form.isValid()) {
            try {
                var tried = desk.tryOut(list, file.filePath(), caller.name()).body();
                return Html.see(HERE + "/" + tried.id()).build();
            } catch (InvalidRequest unusable) {
                return refused(form, unusable);
            }
        }
        return EnglishPage.invalid(Templates.newImport(form, Here.allLists(), List.of()));
    }

    /** Nothing is kept of it; where several lines are wrong, all of them are named. */
    private static Response refused(Form form, InvalidRequest unusable) {
        var lines = unusable.errors().stream().map(FieldError::detail).toList();
        form.refuse(
                "file",
                lines.size() == 1
                        ? lines.get(0)
                        : "Nothing is kept of this file. Correct these lines and choose it again");
        return EnglishPage.invalid(Templates.newImport(form, Here.allLists(), lines.size() == 1 ? List.of() : lines));
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath long id, @RestQuery @Nullable String done) {
        var view = desk.show(id).body();
        var here = Here.at(clock);
        if (view.actions().isEmpty()) {
            var said = "applied".equals(done) ? "The list is in the register." : null;
            return EnglishPage.of(Templates.appliedImport(here, view, reconsidered.progress(), said));
        }
        return EnglishPage.of(Templates.triedImport(
                here,
                view,
                Found.of(changes.of(id)),
                effects.countOfImport(id, SHOWN),
                HERE + "/" + id + "/effects.csv"));
    }

    @GET
    @Path("/{id}/effects.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response file(@RestPath long id) {
        return files.csv(new ListFiles.Sheet<>(
                "effects-of-import-" + id,
                "",
                RegisterEffectsPages.COLUMNS,
                after -> effects.ofImport(id, after, Page.MAX_LIMIT),
                RegisterEffectsPages::row));
    }

    @GET
    @Path("/{id}/apply")
    @Operation(hidden = true)
    public Response askToApply(@RestPath long id) {
        var view = desk.show(id).body();
        return view.actions().isEmpty()
                ? notPossible(view)
                : EnglishPage.of(Templates.applyImport(
                        view,
                        Found.of(changes.of(id)),
                        effects.countOfImport(id, SHOWN),
                        !view.uploadedBy().equals(caller.name())));
    }

    @POST
    @Path("/{id}/apply")
    @Operation(hidden = true)
    public Response apply(@RestPath long id) {
        try {
            desk.apply(id, caller.name());
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            return notPossible(desk.show(id).body());
        }
        return Html.see(HERE + "/" + id + "?done=applied").build();
    }

    private Response notPossible(ImportView applied) {
        return EnglishPage.conflict(Templates.importNotPossible(Here.at(clock), applied));
    }
}
