package uk.dgnorth.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Remembers the language that a reader chose last. */
class ChosenLanguage {

    private final Reader reader;
    private final Cookies cookies;

    ChosenLanguage(Reader reader, Cookies cookies) {
        this.reader = reader;
        this.cookies = cookies;
    }

    @ServerResponseFilter
    public void remember(ContainerRequestContext request, ContainerResponseContext response) {
        var type = response.getMediaType();
        if (type == null || !type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            return;
        }
        reader.choice().ifPresent(chosen -> {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookies.with(Reader.COOKIE, chosen.code()));
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, Html.NOT_KEPT);
        });
    }
}
