package uk.dgnorth.speaker;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** Answers with the pages of speakers: there is no other version of them yet, which the frame of the page says. */
final class English {

    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private English() {}

    static Response page(TemplateInstance page) {
        return Html.personal(in(page));
    }

    static Response invalid(TemplateInstance page) {
        return Html.invalid(in(page));
    }

    /** Somebody else's change came first. */
    static Response conflict(TemplateInstance page) {
        return Html.refused(CONFLICT, in(page));
    }

    static Response gone(TemplateInstance page) {
        return Html.refused(GONE, in(page));
    }

    private static TemplateInstance in(TemplateInstance page) {
        return page.setLocale(Language.ENGLISH.locale());
    }
}
