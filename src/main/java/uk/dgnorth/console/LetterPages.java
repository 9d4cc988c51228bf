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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.mail.EmailDesk;
import uk.dgnorth.mail.EmailStatus;
import uk.dgnorth.mail.EmailView;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** What became of the letters of an event. */
@Path("/organiser/events/{event}/emails")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class LetterPages {

    private static final int CONFLICT = 409;
    private static final List<String> FIELDS = List.of("status");
    private static final Map<String, String> STATUSES = statuses();
    private static final List<String> FILE =
            List.of("written_at", "status", "kind", "about", "to", "subject", "tries", "sent_at", "last_error");

    private final EmailDesk desk;
    private final ListFiles files;

    LetterPages(EmailDesk desk, ListFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance letters(
                AtEvent event,
                Form filter,
                Map<String, String> statuses,
                Listed<EmailView> listed,
                @Nullable String said);

        static native TemplateInstance letterNotRetried(AtEvent event, String reason);
    }

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
            var listing = Listing.of(filter, FIELDS, EmailDesk.COLUMNS);
            var page = desk.list(event, status(filter), listing.sorting(), listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.letters(at, filter, STATUSES, Listed.of(page, listing), said));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            return EnglishPage.invalid(
                    Templates.letters(at, filter, STATUSES, Listed.nothing(EmailDesk.COLUMNS), null));
        }
    }

    private static @Nullable EmailStatus status(Form filter) {
        var status = filter.value("status");
        return EmailStatus.parse(status.isEmpty() ? null : status);
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@RestPath String event, @Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var chosen =
                filter.value("status").isEmpty() ? List.<String>of() : List.of("Status: " + filter.shown("status"));
        return new ExportOffer(
                        "Emails",
                        "emails",
                        "It says of each email to whom it is, with the beginning of the address left out, and what"
                                + " became of it. It does not hold what emails say.",
                        chosen,
                        ExportOffer.withQuery("emails/emails.csv", Lists.query(filter, FIELDS)))
                .page(AtEvent.find(event));
    }

    @GET
    @Path("/emails.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response export(@RestPath String event, @Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var status = status(filter);
        var sorting = EmailDesk.COLUMNS.get(0).first();
        return files.csv(new ListFiles.Sheet<>(
                "emails",
                AtEvent.find(event).slug(),
                FILE,
                status == null ? Map.of() : Map.of("status", status.text()),
                after -> desk.list(event, status, sorting, after, Page.MAX_LIMIT),
                LetterPages::row));
    }

    private static List<@Nullable String> row(EmailView letter) {
        var sentAt = letter.sentAt();
        return Arrays.asList(
                letter.createdAt().toString(),
                letter.status().text(),
                letter.kind(),
                letter.about(),
                letter.to(),
                letter.subject(),
                String.valueOf(letter.tries()),
                sentAt == null ? null : sentAt.toString(),
                letter.lastError());
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
