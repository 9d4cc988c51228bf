package uk.dgnorth.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows pages in their reader's language. Letters, many of which are written where nobody reads a page, say theirs. */
@ApplicationScoped
class PagesLanguage {

    private final CurrentVertxRequest request;
    private final Reader reader;

    PagesLanguage(CurrentVertxRequest request, Reader reader) {
        this.request = request;
        this.reader = reader;
    }

    void apply(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(page -> {
            if (Arc.container().requestContext().isActive() && request.getCurrent() != null) {
                page.setLocale(reader.language().locale());
            }
        });
    }
}
