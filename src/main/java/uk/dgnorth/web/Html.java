package uk.dgnorth.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers of pages, with what browsers and caches need to know of them. */
public final class Html {

    public static final String TYPE = "text/html;charset=utf-8";

    static final String NOT_KEPT = "no-store";
    private static final int SEE_OTHER = 303;
    private static final int UNPROCESSABLE = 422;

    private Html() {}

    /** Part of what one person is doing. */
    public static Response personal(TemplateInstance page) {
        return page(200, page);
    }

    /** The form again, with what was typed and what has to change. */
    public static Response invalid(TemplateInstance page) {
        return page(UNPROCESSABLE, page);
    }

    public static Response refused(int status, TemplateInstance page) {
        return page(status, page);
    }

    /** After a POST: a reload of what follows sends nothing again. */
    public static Response.ResponseBuilder see(String path) {
        return Response.status(SEE_OTHER) // Relative, so that it holds behind a proxy that ends TLS (RFC 9110, section
                // 10.2.2).
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .build();
    }
}
