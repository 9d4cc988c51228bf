package uk.dgnorth.organiser;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import uk.dgnorth.web.Form;

/** Slugs made from names, where nobody has thought of one. */
final class Slugs {

    private static final String SLUG = "slug";
    private static final int LONGEST = 80;

    private Slugs() {}

    /** The slug that was typed, or else one made from the name. Where both are missing, only the name is asked for. */
    static Map<String, String> member(Form form, String nameField) {
        var name = form.value(nameField);
        if (!form.value(SLUG).isBlank()) {
            return Map.of(SLUG, form.value(SLUG).strip());
        }
        var made = name.isBlank() ? SLUG : from(name);
        return made.isEmpty() ? Map.of() : Map.of(SLUG, made);
    }

    /** Empty where the name holds nothing that a slug can hold. */
    static String from(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(LONGEST, plain.length()));
        return cut.replaceAll("^-|-$", "");
    }
}
