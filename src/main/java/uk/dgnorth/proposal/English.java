package uk.dgnorth.proposal;

import io.quarkus.qute.TemplateInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Level;
import uk.dgnorth.web.Language;

/** These pages are in English only, and say so to whoever reads another language. */
final class English {

    private English() {}

    static TemplateInstance page(TemplateInstance page) {
        return page.setLocale(Language.ENGLISH.locale());
    }

    static Map<String, String> formats(List<Format> offered) {
        var options = new LinkedHashMap<String, String>();
        options.put("", "Choose a format");
        offered.forEach(format -> options.put(format.code(), word(format.code())));
        return options;
    }

    static Map<String, String> levels() {
        var options = new LinkedHashMap<String, String>();
        options.put("", "Choose a level");
        Stream.of(Level.values()).forEach(level -> options.put(level.code(), word(level.code())));
        return options;
    }

    static Map<String, String> scores() {
        var options = new LinkedHashMap<String, String>();
        options.put("", "Choose a score");
        options.put("1", "1, do not accept");
        options.put("2", "2, rather not");
        options.put("3", "3, could accept");
        options.put("4", "4, would like to accept");
        options.put("5", "5, must accept");
        return options;
    }

    static String word(String code) {
        return code.isEmpty() ? "" : code.substring(0, 1).toUpperCase(Language.ENGLISH.locale()) + code.substring(1);
    }
}
