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

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem && readsPages(request)) {
            var page = Templates.error(heading(problem), advice(problem)).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
            response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
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

    /** What HTTP itself refuses is told in words for people, not for programs. */
    private static String heading(ProblemBody problem) {
        return switch (problem.status()) {
            case 404 -> "Page not found";
            case 400, 405, 406, 413, 415 -> "We could not read what was sent";
            case 429 -> "You have tried this too often";
            case 500 -> "Sorry, there is a problem with the service";
            case 503 -> "Sorry, the service is busy";
            default -> problem.title();
        };
    }

    private static String advice(ProblemBody problem) {
        return switch (problem.status()) {
            case 404 ->
                "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.";
            case 400, 405, 406, 413, 415 -> "Go back to the page before, check your answers and send them again.";
            case 429 -> "Wait a while, then try again. What you have entered so far is kept.";
            case 500 -> "Try again later. What you have entered so far is kept.";
            case 503 -> "A lot of people are using it. What you have entered so far is kept: try again in a moment.";
            default -> problem.detail();
        };
    }
}
