package uk.dgnorth.eligibility;

import java.util.Locale;
import java.util.Optional;

/**
 * An address that mail can be sent to, as rule R1 wants it.
 * Letters go to {@code asTyped}; {@code local} is as typed too, while {@code domain} is in lower case.
 */
public record EmailAddress(String asTyped, String local, String domain) {

    private static final int LONGEST_ADDRESS = 254; // RFC 5321, section 4.5.3.1.3, with RFC 3696, erratum 1690
    private static final int LONGEST_LOCAL_PART = 64; // RFC 5321, section 4.5.3.1.1
    private static final String ATEXT_MARKS = "!#$%&'*+/=?^_`{|}~-"; // RFC 5322, section 3.2.3

    /** Characters without width that copying from a letter or a web page leaves at the ends. */
    private static final String INVISIBLE = "\u0085\u180E\u200B\u200C\u200D\u2060\uFEFF";

    /** Rule R1: empty where mail to the text could not be sent, or where we would not want to try. */
    public static Optional<EmailAddress> parse(String typed) {
        String text = strip(typed);
        int at = text.indexOf('@');
        // ASCII comes before lower case: the Kelvin sign would turn into a k.
        if (at < 0 || text.length() > LONGEST_ADDRESS || !isAscii(text)) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1).toLowerCase(Locale.ROOT);
        return isLocalPart(local) && DomainName.isValid(domain)
                ? Optional.of(new EmailAddress(text, local, domain))
                : Optional.empty();
    }

    /** The form that tells people apart: lower case, and without the {@code +tag} that anyone can add. */
    public String normalised() {
        return mailbox() + "@" + domain;
    }

    /** The local part in lower case without its tag; a part that is nothing but a tag is kept, else all would be one. */
    String mailbox() {
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local).toLowerCase(Locale.ROOT);
    }

    private static String strip(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && isBlank(typed.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(typed.charAt(to - 1))) {
            to--;
        }
        return typed.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || INVISIBLE.indexOf(c) >= 0;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean isLocalPart(String local) {
        if (local.isEmpty() || local.length() > LONGEST_LOCAL_PART) {
            return false;
        }
        boolean dotAllowed = false; // not at the start, nor after another dot
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c == '.' ? !dotAllowed : !isAtext(c)) {
                return false;
            }
            dotAllowed = c != '.';
        }
        return dotAllowed;
    }

    private static boolean isAtext(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || ATEXT_MARKS.indexOf(c) >= 0;
    }
}
