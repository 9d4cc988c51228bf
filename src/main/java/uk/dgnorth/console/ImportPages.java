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
import uk.dgnorth.publicbody.ImportView;
import uk.dgnorth.referral.Effects;
import uk.dgnorth.referral.Reconsidered;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Page;

/** A published list: handed in, looked at as a dry run, and applied. */
@Path("/organiser/register/imports")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ImportPages {

    private static final int CONFLICT = 409;
    private static final int SHOWN = 20;
    private static final String HERE = "/organiser/register/imports";

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

        static native TemplateInstance newImport(Form form, Map<String, String> lists, List<String> lines);

        static native TemplateInstance triedImport(
                Here here, ImportView tried, Found found, Effects.Affected affected, String file);

        static native TemplateInstance appliedImport(
                Here here, ImportView applied, Reconsidered.Progress progress, @Nullable String said);

        static native TemplateInstance applyImport(
                ImportView tried, Found found, Effects.Affected affected, boolean second);

        static native TemplateInstance importNotPossible(Here here, ImportView applied);
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
