package uk.dgnorth.registration;

import java.util.Locale;
import uk.dgnorth.event.Event;

/**
 * What a letter is about. Its subject names the event and nobody: it shows on locked screens. Secret are those with a
 * code or a link that opens a registration.
 */
enum LetterKind {
    CONFIRM_ADDRESS("Confirm your email address for %s", true),
    ALREADY_REGISTERED("Your registration for %s", true),
    PLACE_CONFIRMED("Your place at %s is confirmed", true),
    ON_WAITING_LIST("You are on the waiting list for %s", true),
    PLACE_FOUND("You now have a place at %s", true),
    BEING_CHECKED("We are checking your registration for %s", true),
    PLACE_APPROVED("Your place at %s is confirmed", true),
    DECLINED("Our answer to your registration for %s", false),
    CANCELLED("Your registration for %s is cancelled", false),
    HOLD_LAPSED("We are still checking your registration for %s", false),
    ACCESS_LINK("Your link to manage your registration for %s", true);

    private final String subject;
    private final boolean secret;

    LetterKind(String subject, boolean secret) {
        this.subject = subject;
        this.secret = secret;
    }

    /** Lasting: it is kept with the letter. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String subjectFor(Event event) {
        return subject.formatted(event.name());
    }

    boolean isSecret() {
        return secret;
    }
}
