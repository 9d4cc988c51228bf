package uk.dgnorth.attendee;

/** The one answer to everybody who asks for a link. */
record LinkSent(String detail) {

    LinkSent() {
        this("If this address has a registration, a letter with a link to it is on its way.");
    }
}
