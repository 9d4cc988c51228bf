package uk.dgnorth.registration;

import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Language;

/** Whom a letter goes to, and in which language. The name may be one that a stranger typed. */
public record Addressee(String email, @Nullable String name, Language language) {

    static Addressee of(Registration registration) {
        var answers = registration.answers();
        return new Addressee(
                registration.email(), answers == null ? null : answers.fullName(), registration.language());
    }

    /** To be greeted by no name. */
    Addressee unnamed() {
        return new Addressee(email, null, language);
    }
}
