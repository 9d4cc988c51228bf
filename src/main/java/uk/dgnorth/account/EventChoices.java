package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.dgnorth.access.Grant;
import uk.dgnorth.event.Event;

/** The events that a role or token can be for. */
@ApplicationScoped
class EventChoices {

    private static final int MOST = 200;

    EventChoices() {}

    /** From slug to name, the newest first, after the choice of all. */
    @Transactional
    Map<String, String> all() {
        var choices = new LinkedHashMap<String, String>();
        choices.put(Grant.EVERY_EVENT, "Every event");
        Event.newest(MOST).forEach(event -> choices.put(event.slug(), event.name()));
        return choices;
    }
}
