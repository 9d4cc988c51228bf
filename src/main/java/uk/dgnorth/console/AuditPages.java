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
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** What was done at an event, by whom. */
@Path("/organiser/events/{event}/audit")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class AuditPages {

    private static final List<String> FIELDS = List.of("action", "subject");
    private static final int LONGEST = 200;

    private final Trail trail;

    AuditPages(Trail trail) {
        this.trail = trail;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance audit(AtEvent event, Form filter, List<Line> lines, @Nullable String more);
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
        for (var field : FIELDS) {
            if (filter.value(field).length() > LONGEST) {
                filter.refuse(field, "Use 200 characters or fewer");
            }
        }
        if (filter.isValid()) {
            try {
                var page = trail.ofEvent(
                        event,
                        filter.value("action").strip(),
                        filter.value("subject").strip(),
                        Lists.after(after),
                        Lists.PAGE);
                return EnglishPage.of(Templates.audit(
                        at,
                        filter,
                        page.items().stream().map(Line::of).toList(),
                        Lists.more(page, Lists.query(filter, FIELDS))));
            } catch (InvalidRequest refused) {
                Lists.refuse(filter, refused, FIELDS);
            }
        }
        return EnglishPage.invalid(Templates.audit(at, filter, List.of(), null));
    }
}
