package uk.dgnorth.mail;

/** What may stand in a header of a letter: one line, so that nobody's name can smuggle in another header. */
final class HeaderText {

    private HeaderText() {}

    static void demand(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A letter needs " + what);
        }
        if (text.codePoints().anyMatch(HeaderText::breaksTheLine)) {
            throw new IllegalArgumentException("Control characters and line breaks have no place in " + what);
        }
    }

    /** Unicode's own line and paragraph separators count: some servers turn them into line breaks. */
    private static boolean breaksTheLine(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
