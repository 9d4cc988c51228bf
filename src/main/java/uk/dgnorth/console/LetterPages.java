package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.mail.EmailDesk;
import uk.dgnorth.mail.EmailStatus;
import uk.dgnorth.mail.EmailView;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** What became of the letters of an event. */
@Path("/organiser/events/{event}/emails")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class LetterPages {

    private static final int CONFLICT = 409;
    private static final List<String> FIELDS = List.of("status");
    private static final Map<String, String> STATUSES = statuses();

    private final EmailDesk desk;

    LetterPages(EmailDesk desk) {
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance letters(
                AtEvent event, Form filter, Map<String, String> statuses, Listed listed, @Nullable String said);

        static native TemplateInstance letterNotRetried(AtEvent event, String reason);
    }

    /** One page of the list, and where the next is. */
    record Listed(List<EmailView> letters, @Nullable String more) {}

    private static Map<String, String> statuses() {
        var statuses = new LinkedHashMap<String, String>();
        statuses.put("", "All");
        statuses.put(EmailStatus.QUEUED.text(), "Queued");
        statuses.put(EmailStatus.SENT.text(), "Sent");
        statuses.put(EmailStatus.FAILED.text(), "Failed");
        return statuses;
    }

    @GET
    @Operation(hidden = true)
    public Response list(
            @RestPath String event,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String done,
            @Context UriInfo uri) {
        var at = AtEvent.find(event);
        var filter = Lists.filter(uri, FIELDS);
        var said = "retried".equals(done) ? "The letter is queued again." : null;
        try {
            var status = filter.value("status");
            var page = desk.list(
                    event, EmailStatus.parse(status.isEmpty() ? null : status), Lists.after(after), Lists.PAGE);
            var more = Lists.more(page, Lists.query(filter, FIELDS));
            return EnglishPage.of(Templates.letters(at, filter, STATUSES, new Listed(page.items(), more), said));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            return EnglishPage.invalid(Templates.letters(at, filter, STATUSES, new Listed(List.of(), null), null));
        }
    }

    @POST
    @Path("/{id}/retry")
    @Operation(hidden = true)
    public Response retry(@RestPath String event, @RestPath long id) {
        try {
            desk.retry(event, id);
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            return EnglishPage.conflict(Templates.letterNotRetried(AtEvent.find(event), refused.detail()));
        }
        return Html.see("/organiser/events/" + event + "/emails?done=retried").build();
    }
}
