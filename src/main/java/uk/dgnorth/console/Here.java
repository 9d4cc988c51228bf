package uk.dgnorth.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.publicbody.EntryView;
import uk.dgnorth.web.Language;

/** The register's own time, as it belongs to no event, and its words. */
record Here(EventTimes times, LocalDate today) {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Map<String, String> LISTS = lists();

    static Here at(Clock clock) {
        return new Here(new EventTimes(ZONE, Language.ENGLISH), LocalDate.ofInstant(clock.instant(), ZONE));
    }

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("public", "Public bodies: people get a place");
        lists.put("refer", "Mixed: a person decides");
        lists.put("supplier", "Suppliers: no place");
        lists.put("personal", "Personal and disposable email: no place");
        return lists;
    }

    /** What the register can say of a domain, by value. */
    static Map<String, String> allLists() {
        return LISTS;
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Language.ENGLISH.locale())
                .format(day);
    }

    public String list(String word) {
        return LISTS.getOrDefault(word, word);
    }

    public boolean isDue(EntryView entry) {
        return !entry.actions().isEmpty() && !entry.reviewOn().isAfter(today);
    }
}
