package uk.dgnorth.console;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far what is said of a domain can reach, as choices of a form. */
@Singleton
@Named("reaches")
public class Reaches {

    /** Which domains. */
    public Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        options.put("exact", "This domain only");
        options.put("suffix", "This domain and all below it: a second person has to agree");
        return options;
    }

    /** Which events. */
    public Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        scopes.put("event", "At this event");
        scopes.put("all", "At every event");
        return scopes;
    }
}
