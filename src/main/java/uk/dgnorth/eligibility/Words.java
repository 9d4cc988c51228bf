package uk.dgnorth.eligibility;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What an applicant reads about a decision: a heading, and what to do next. */
public record Words(String heading, String explanation) {

    public static Words of(Decision decision) {
        return of(decision, Locale.ENGLISH);
    }

    /** In the language of the locale if there are words in it, else in English. */
    public static Words of(Decision decision, Locale locale) {
        var say = bundle(locale);
        var domain = Objects.requireNonNullElse(decision.domain(), "");
        var organisation = decision.organisation();
        var rule = decision.rule().code();
        var nameless = organisation == null && say.containsKey(rule + ".nameless") ? ".nameless" : ".explanation";
        return new Words(
                say.getString(rule + ".heading"),
                fill(say.getString(rule + nameless), domain, organisation, decision.marker()));
    }

    /** Why an address is eligible, once there is nothing left to do about it. */
    public static String publicSector(@Nullable String domain, @Nullable String organisation) {
        return publicSector(domain, organisation, Locale.ENGLISH);
    }

    /** In the language of the locale if there are words in it, else in English. */
    public static String publicSector(@Nullable String domain, @Nullable String organisation, Locale locale) {
        var say = bundle(locale);
        return fill(
                say.getString(organisation == null ? "public-sector.nameless" : "public-sector"), domain, organisation);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "uk.dgnorth.eligibility.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String fill(String pattern, @Nullable Object... parts) {
        return new MessageFormat(pattern, Locale.ROOT).format(parts);
    }
}
