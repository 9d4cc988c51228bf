package uk.dgnorth.console;

import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.web.Language;

/** The event that a page is about, and its times in words. */
record AtEvent(String slug, String name, EventTimes times) {

    static AtEvent find(String slug) {
        var event = Event.demand(slug);
        return new AtEvent(event.slug(), event.name(), new EventTimes(event.timezone(), Language.ENGLISH));
    }

    public String path() {
        return "/organiser/events/" + slug;
    }
}
