package uk.dgnorth.event;

/** What a feature that this package must not know has to say on the page of an event. */
public interface EventSection {

    /** As HTML, in the language of the reader; empty where there is nothing to say. */
    String of(Event event);
}
