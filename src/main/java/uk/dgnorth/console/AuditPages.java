package uk.dgnorth.console;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** What was done at an event, by whom. */
@Path("/organiser/events/{event}/audit")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class AuditPages {

    private static final List<String> FIELDS = List.of("action", "subject");
    private static final List<String> FILE = List.of("at", "by", "what", "subject", "before", "after");
    private static final int LONGEST = 200;

    private final Trail trail;
    private final ListFiles files;

    AuditPages(Trail trail, ListFiles files) {
        this.trail = trail;
        this.files = files;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance audit(AtEvent event, Form filter, Listed<Line> listed);
    }

    /** One entry as it is shown. */
    record Line(Instant at, String by, String what, String subject, List<Change> changes) {

        static Line of(Trail.Entry entry) {
            return new Line(
                    entry.at(),
                    entry.by(),
                    entry.what(),
                    entry.subject(),
                    Change.between(entry.before(), entry.after()));
        }
    }

    /** One member that changed; empty where there was or is nothing. */
    record Change(String member, String before, String after) {

        static List<Change> between(JsonNode before, JsonNode after) {
            var members = new TreeSet<String>();
            before.fieldNames().forEachRemaining(members::add);
            after.fieldNames().forEachRemaining(members::add);
            var changes = new ArrayList<Change>();
            for (var member : members) {
                changes.add(new Change(member, text(before.path(member)), text(after.path(member))));
            }
            return changes;
        }

        /** The beginning of what is long: whoever needs the rest finds it by the version. */
        private static String text(JsonNode value) {
            var text = value.isMissingNode() ? "" : value.isTextual() ? value.textValue() : value.toString();
            return text.codePointCount(0, text.length()) > LONGEST
                    ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                    : text;
        }
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String after, @Context UriInfo uri) {
        var at = AtEvent.find(event);
        var filter = Lists.filter(uri, FIELDS);
        refuseTooLong(filter);
        if (filter.isValid()) {
            try {
                var listing = Listing.of(filter, FIELDS, Trail.COLUMNS);
                var page = trail.ofEvent(event, wanted(filter), listing.sorting(), listing.after(after), Lists.PAGE);
                var lines = page.items().stream().map(Line::of).toList();
                return EnglishPage.of(Templates.audit(at, filter, new Listed<>(lines, listing, listing.more(page))));
            } catch (InvalidRequest refused) {
                Lists.refuse(filter, refused, FIELDS);
            }
        }
        var nothing = Listed.<Line>nothing(Trail.COLUMNS);
        return EnglishPage.invalid(Templates.audit(at, filter, nothing));
    }

    private static void refuseTooLong(Form filter) {
        for (var field : FIELDS) {
            if (filter.value(field).length() > LONGEST) {
                filter.refuse(field, "Use 200 characters or fewer");
            }
        }
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@RestPath String event, @Context UriInfo uri) {
        var filter = filterOfFile(uri);
        var chosen = given(filter).stream()
                .map(field ->
                        (field.equals("action") ? "What was done: " : "What it was done to: ") + filter.shown(field))
                .toList();
        return new ExportOffer(
                        "Audit",
                        "audit",
                        "It says what was done to what, when, and by which account. Attendees stand in it by their"
                                + " references, not their names; speakers by the addresses of their pages.",
                        chosen,
                        ExportOffer.withQuery("audit/audit.csv", Lists.query(filter, FIELDS)))
                .page(AtEvent.find(event));
    }

    @GET
    @Path("/audit.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response export(@RestPath String event, @Context UriInfo uri) {
        var filter = filterOfFile(uri);
        var wanted = wanted(filter);
        var sorting = Trail.COLUMNS.get(0).first();
        return files.csv(new ListFiles.Sheet<>(
                "audit",
                AtEvent.find(event).slug(),
                FILE,
                Map.of("freeText", String.join(", ", given(filter))),
                after -> trail.ofEvent(event, wanted, sorting, after, Page.MAX_LIMIT),
                AuditPages::row));
    }

    private static Form filterOfFile(UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        refuseTooLong(filter);
        Lists.demandValid(filter);
        return filter;
    }

    private static List<String> given(Form filter) {
        return FIELDS.stream().filter(field -> !filter.value(field).isEmpty()).toList();
    }

    private static List<@Nullable String> row(Trail.Entry entry) {
        return Arrays.asList(
                entry.at().toString(),
                entry.by(),
                entry.what(),
                entry.subject(),
                entry.before().toString(),
                entry.after().toString());
    }

    private static Trail.Filter wanted(Form filter) {
        return new Trail.Filter(
                filter.value("action").strip(), filter.value("subject").strip());
    }
}
