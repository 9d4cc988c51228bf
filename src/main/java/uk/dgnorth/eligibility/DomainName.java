package uk.dgnorth.eligibility;

/** What counts as the domain of an email address (RFC 5321, section 2.3.5, without address literals). */
final class DomainName {

    private static final int LONGEST_LABEL = 63; // RFC 1035, section 2.3.4

    private DomainName() {}

    /** Whether a text in lower case is two or more labels of letters, digits and inner hyphens. */
    static boolean isValid(String text) {
        if (text.indexOf('.') < 0) {
            return false;
        }
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(text, start, text.length()) && isTopLevel(text.substring(start));
    }

    private static boolean isLabel(String text, int from, int to) {
        if (to == from || to - from > LONGEST_LABEL || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** A top-level domain is letters; with digits allowed, 192.0.2.1 would be a domain. */
    private static boolean isTopLevel(String label) {
        return label.startsWith("xn--") ? label.length() >= 6 : label.length() >= 2 && isAllLetters(label);
    }

    private static boolean isAllLetters(String label) {
        return label.chars().allMatch(c -> isLetter((char) c));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
