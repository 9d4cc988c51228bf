package uk.dgnorth.speaker;

import java.util.Locale;
import java.util.Optional;
import uk.dgnorth.programme.Contact;
import uk.dgnorth.programme.Speaker;

/** Email addresses as they are compared here. Two tags of one mailbox stay two people: an organiser wrote them down. */
final class Addresses {

    private Addresses() {}

    static String normalised(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static String domain(String normalised) {
        return normalised.substring(normalised.lastIndexOf('@') + 1);
    }

    /** Where organisers reach the speaker, as they typed it. */
    static Optional<String> of(Speaker speaker) {
        return Optional.ofNullable(speaker.contact())
                .map(Contact::email)
                .map(String::strip)
                .filter(email -> !email.isEmpty());
    }

    static boolean isOf(Speaker speaker, String normalised) {
        return of(speaker).map(Addresses::normalised).filter(normalised::equals).isPresent();
    }
}
