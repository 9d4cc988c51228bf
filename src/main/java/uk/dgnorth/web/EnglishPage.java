package uk.dgnorth.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** Answers with pages of which there is only an English version. */
public final class EnglishPage {

    private EnglishPage() {}

    public static Response of(TemplateInstance page) {
        return Html.personal(inEnglish(page));
    }

    public static Response invalid(TemplateInstance page) {
        return Html.invalid(inEnglish(page));
    }

    /** Somebody else's change came first. */
    public static Response conflict(TemplateInstance page) {
        return refused(Response.Status.CONFLICT.getStatusCode(), page);
    }

    /** What the address led to is over. */
    public static Response gone(TemplateInstance page) {
        return refused(Response.Status.GONE.getStatusCode(), page);
    }

    public static Response refused(int status, TemplateInstance page) {
        return Html.refused(status, inEnglish(page));
    }

    private static TemplateInstance inEnglish(TemplateInstance page) {
        return page.setLocale(Language.ENGLISH.locale());
    }
}
