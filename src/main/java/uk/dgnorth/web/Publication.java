package uk.dgnorth.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands out what is alike for everybody who reads the same language. Each address is made once in a moment, however
 * many ask for it, and a client that has it already is told so.
 */
@ApplicationScoped
public class Publication {

    private static final int BYTES_AT_MOST = 64 << 20;
    private static final String A_MINUTE = "public, max-age=60";

    private final Cache<Address, Rendering> renderings;
    private final RoutingContext http;
    private final Request request;
    private final HttpHeaders headers;
    private final Reader reader;

    Publication(SiteConfig config, RoutingContext http, Request request, HttpHeaders headers, Reader reader) {
        this.renderings = Caffeine.newBuilder()
                .maximumWeight(BYTES_AT_MOST)
                .<Address, Rendering>weigher((address, rendering) -> rendering.size())
                .expireAfterWrite(config.pageFreshness())
                .build();
        this.http = http;
        this.request = request;
        this.headers = headers;
        this.reader = reader;
    }

    private record Address(
            String path, String query, @Nullable Language language) {}

    public Response page(Supplier<TemplateInstance> page) {
        return answer(Html.TYPE, () -> page.get().render());
    }

    /** Alike for everybody, and in English whatever language they read, since there is no other version yet. */
    public Response pageInEnglish(Supplier<TemplateInstance> page) {
        return page(() -> page.get().setLocale(Language.ENGLISH.locale()));
    }

    /** Anything in UTF-8, in the language of whoever reads it. */
    public Response answer(String type, Supplier<String> content) {
        return answer(type, HttpHeaders.COOKIE, rendering(reader.language(), content));
    }

    /** Anything in UTF-8 that speaks no language; organisers may get something else at the same address. */
    public Response data(String type, Supplier<String> content) {
        return answer(type, HttpHeaders.AUTHORIZATION, rendering(null, content));
    }

    private Response answer(String type, String dependsOn, Rendering rendering) {
        var tag = new EntityTag(rendering.tag(), true);
        var known = request.evaluatePreconditions(tag);
        var answer = known != null ? known : rendering.answer(request, headers).header(HttpHeaders.CONTENT_TYPE, type);
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, A_MINUTE)
                .header(HttpHeaders.VARY, dependsOn)
                .build();
    }

    private Rendering rendering(@Nullable Language language, Supplier<String> content) {
        var address = new Address(
                http.normalizedPath(), Objects.requireNonNullElse(http.request().query(), ""), language);
        return Objects.requireNonNull(
                renderings.get(address, missing -> Rendering.of(content.get().getBytes(StandardCharsets.UTF_8))));
    }
}
