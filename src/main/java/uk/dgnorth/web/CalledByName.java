package uk.dgnorth.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import uk.dgnorth.problem.ProblemBody;

/**
 * Answers nobody who calls the service by another name, before anything else looks at the request. So a page under a
 * stranger's name (DNS rebinding), or one that a cache keeps under it, never comes from here. What a proxy says of the
 * name counts where the proxy is trusted: Quarkus has seen to that before. Without a readable name Vert.x answers 400
 * itself (RFC 9112, section 3.2), but for HTTP/1.0, which needs none.
 */
@ApplicationScoped
class CalledByName {

    /** After {@link SecurityHeaders}, which this answer has too. */
    private static final int BEFORE_THE_OTHERS = 9_000;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance notOurs(String name, String url, List<SiteMessages> languages);
    }

    private final OurNames ours;
    private final Site site;
    private final ObjectMapper json;

    CalledByName(OurNames ours, Site site, ObjectMapper json) {
        this.ours = ours;
        this.site = site;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::demand, BEFORE_THE_OTHERS);
    }

    private void demand(RoutingContext request) {
        var called = request.request().authority();
        if (called != null && ours.contains(called.host())) {
            request.next();
        } else {
            refuse(request);
        }
    }

    private void refuse(RoutingContext request) {
        var problem = new MisdirectedRequest();
        var isApi = request.normalizedPath().startsWith("/api/");
        request.request().resume();
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, isApi ? ProblemBody.MEDIA_TYPE : Html.TYPE)
                .end(isApi ? json(ProblemBody.of(problem, ProblemBody.newInstance())) : page());
    }

    private String json(ProblemBody problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }

    private String page() {
        var languages = Stream.of(Language.values())
                .map(language -> MessageBundles.get(
                        SiteMessages.class,
                        Localized.Literal.of(language.locale().toLanguageTag())))
                .toList();
        return Templates.notOurs(site.name(), site.publicUrl(), languages).render();
    }
}
