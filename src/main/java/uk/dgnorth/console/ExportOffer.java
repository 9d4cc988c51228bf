package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.EnglishPage;

/**
 * What the file of a list holds, said before it is downloaded.
 *
 * @param list the list itself, as pages name it, and {@code path} where that is below the event or the register; empty
 *     for the register itself
 * @param holds what the file tells of each, in sentences
 * @param chosen how the list is filtered, in words
 * @param file where the file is, below the event or the register
 */
record ExportOffer(String list, String path, String holds, List<String> chosen, String file) {

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance exportList(@Nullable AtEvent event, ExportOffer offer);
    }

    static String withQuery(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    Response page(AtEvent event) {
        return EnglishPage.of(Templates.exportList(event, this));
    }

    /** Of the register of public bodies, or of a list below it. */
    Response pageOfRegister() {
        return EnglishPage.of(Templates.exportList(null, this));
    }
}
