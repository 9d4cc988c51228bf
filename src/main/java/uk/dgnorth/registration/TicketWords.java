package uk.dgnorth.registration;

import java.util.List;

/**
 * A ticket inside a letter: the code as text, and the name under which its image comes along (RFC 2392).
 *
 * @param sessions what became of the sessions that were wished for, a paragraph each
 */
record TicketWords(String code, String imageId, List<String> sessions) {}
