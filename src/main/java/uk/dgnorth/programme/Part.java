package uk.dgnorth.programme;

/** One of the things that a programme is made of; its slug never changes, since links and calendars rely on it. */
public sealed interface Part permits Room, Track, Speaker, Session {

    String slug();
}
