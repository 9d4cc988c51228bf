package uk.dgnorth.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import uk.dgnorth.problem.ProblemBody;

/** Shows a problem as a page to whoever reads pages. */
class ErrorPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance error(String heading, String advice);
    }

    private final Reader reader;

    ErrorPages(Reader reader) {
        this.reader = reader;
    }

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem && readsPages(request)) {
            var say = reader.messages(SiteMessages.class);
            var page =
                    Templates.error(heading(problem, say), advice(problem, say)).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
            response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.COOKIE);
        }
    }

    private static boolean readsPages(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            return false;
        }
        var wanted = request.getAcceptableMediaTypes();
        return wanted.isEmpty()
                || !wanted.get(0).isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || wanted.get(0).isWildcardType();
    }

    /** In words for people, not for programs: whatever a page can tell more exactly has a page of its own. */
    private static String heading(ProblemBody problem, SiteMessages say) {
        var status = problem.status();
        return switch (status) {
            case 403 -> problem.is(FromAnotherSite.TYPE) ? say.fromAnotherSite() : say.notAllowed();
            case 404 -> say.notFound();
            case 409, 410, 412, 423 -> say.notPossibleNow();
            case 413 -> say.tooLarge();
            case 429 -> say.tooOften();
            case 503 -> say.busy();
            default -> status < 500 ? say.unreadable() : say.broken();
        };
    }

    private static String advice(ProblemBody problem, SiteMessages say) {
        var status = problem.status();
        return switch (status) {
            case 403 -> problem.is(FromAnotherSite.TYPE) ? say.sendFromOurs() : say.askAnOrganiser();
            case 404 -> say.checkTheAddress();
            case 409, 410, 412, 423 -> say.lookAgain();
            case 413 -> say.sendLess();
            case 429 -> say.waitAWhile();
            case 503 -> say.tryInAMoment();
            default -> status < 500 ? say.sendAgain() : say.tryLater();
        };
    }
}
