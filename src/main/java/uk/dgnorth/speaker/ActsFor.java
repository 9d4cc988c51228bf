package uk.dgnorth.speaker;

/**
 * Somebody for whom a caller acts.
 *
 * @param as {@code speaker} or {@code delegate}
 */
record ActsFor(String event, String speaker, String name, String as) {

    static ActsFor of(Mandate mandate) {
        return new ActsFor(
                mandate.event().slug(),
                mandate.speaker(),
                mandate.name(),
                mandate.isSpeaker() ? "speaker" : "delegate");
    }
}
