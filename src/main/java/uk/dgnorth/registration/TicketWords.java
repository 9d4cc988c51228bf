package uk.dgnorth.registration;

/** A ticket inside a letter: the code as text, and the name under which its image comes along (RFC 2392). */
record TicketWords(String code, String imageId) {}
