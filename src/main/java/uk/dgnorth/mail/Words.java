package uk.dgnorth.mail;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of one letter, as text and as HTML. */
public record Words(String text, String html) {

    private static final Variant TEXT = Variant.forContentType(Variant.TEXT_PLAIN);
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    /** @param template one that has both variants */
    public static Words of(TemplateInstance template, Locale language) {
        template.setLocale(language);
        return new Words(
                tidy(template.setAttribute(TemplateInstance.SELECTED_VARIANT, TEXT)
                        .render()),
                template.setAttribute(TemplateInstance.SELECTED_VARIANT, HTML)
                        .render()
                        .strip());
    }

    /** The sections of a template leave blank lines behind; one is enough between paragraphs. */
    public static String tidy(String text) {
        return BLANK_LINES.matcher(text.strip()).replaceAll("\n\n") + "\n";
    }
}
