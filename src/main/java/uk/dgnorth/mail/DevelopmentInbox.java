package uk.dgnorth.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** The captured letters, for whoever develops or tries the service. Not there where letters really leave. */
@Path("/development/inbox")
@Blocking
class DevelopmentInbox {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

    private final CapturedLetters letters;
    private final MailServer server;

    DevelopmentInbox(CapturedLetters letters, MailServer server) {
        this.letters = letters;
        this.server = server;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {

        private Templates() {}

        static native TemplateInstance inbox(
                List<CapturedLetter> letters, @Nullable String about, @Nullable String next);

        static native TemplateInstance letter(CapturedLetter letter);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Captured mail, newest first (in development only)")
    public Page<CapturedLetter> list(
            @RestQuery @Nullable String about,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Nullable String after) {
        requireDevelopment();
        var cursor = Cursor.parse(after);
        var found = letters.list(about, cursor == null ? Long.MAX_VALUE : cursor.id(), limit + 1);
        return Page.of(found, limit, letter -> letter, letter -> new Cursor(letter.sentAt(), letter.key()));
    }

    @GET
    @Produces(HTML)
    @Operation(hidden = true)
    public TemplateInstance page(
            @RestQuery @Nullable String about,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Nullable String after) {
        var page = list(about, limit, after);
        return Templates.inbox(page.items(), about, page.next());
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One captured letter (in development only)")
    public CapturedLetter letter(@RestPath long id) {
        requireDevelopment();
        return letters.find(id).orElseThrow(() -> new NotFound("letter"));
    }

    @GET
    @Path("/{id}")
    @Produces(HTML)
    @Operation(hidden = true)
    public TemplateInstance letterPage(@RestPath long id) {
        return Templates.letter(letter(id));
    }

    /** Under a policy of its own: a letter brings its own styles, runs nothing and loads nothing from elsewhere. */
    @GET
    @Path("/{id}/html")
    @Produces(HTML)
    @Operation(hidden = true)
    public Response html(@RestPath long id) {
        return Response.ok(letter(id).htmlForBrowser())
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                                + "style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'")
                .build();
    }

    @GET
    @Path("/{id}/attachments/{number}")
    @Operation(hidden = true)
    public Response attachment(@RestPath long id, @RestPath int number) {
        var files = letter(id).attachments();
        if (number < 0 || number >= files.size()) {
            throw new NotFound("attachment");
        }
        var file = files.get(number);
        var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(file.content())
                .header("Content-Type", file.contentType())
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name) // RFC 6266
                .header("X-Content-Type-Options", "nosniff")
                // The letter around it is sandboxed, so to the browser it comes from another origin.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private void requireDevelopment() {
        if (server.isConfigured()) {
            throw new NotFound("page");
        }
    }
}
