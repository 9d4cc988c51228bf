package uk.dgnorth.organiser;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** Answers with pages of which there is only an English version. */
final class EnglishPage {

    private EnglishPage() {}

    static Response of(TemplateInstance page) {
        return Html.personal(inEnglish(page));
    }

    static Response invalid(TemplateInstance page) {
        return Html.invalid(inEnglish(page));
    }

    static Response refused(int status, TemplateInstance page) {
        return Html.refused(status, inEnglish(page));
    }

    private static TemplateInstance inEnglish(TemplateInstance page) {
        return page.setLocale(Language.ENGLISH.locale());
    }
}
