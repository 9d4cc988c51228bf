package uk.dgnorth.organiser;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.event.EventPlan;

/** What is asked of an event, and of one that is made from another. */
final class EventForm {

    private EventForm() {}

    /** @param zone in which the times of the form are meant */
    static Sheet sheet(ZoneId zone, boolean isNew) {
        var fields = new ArrayList<Field>();
        fields.add(Field.text("name", "Name"));
        if (isNew) {
            fields.add(slug());
        }
        fields.add(Field.of(Field.Type.LINES, "summary", "Summary"));
        fields.add(Field.group(
                "venue",
                "Venue",
                Field.text("name", "Name of the venue"),
                Field.of(Field.Type.LINES, "address", "Address (optional)")));
        fields.add(Field.text("timezone", "Time zone")
                .hint("A name from the time zone database, like Europe/London. All times of the event are in it."));
        fields.add(Field.of(Field.Type.MOMENT, "startsAt", "Starts"));
        fields.add(Field.of(Field.Type.MOMENT, "endsAt", "Ends"));
        fields.add(Field.group(
                "registration",
                "Registration",
                Field.of(Field.Type.MOMENT, "opensAt", "Opens"),
                Field.of(Field.Type.MOMENT, "closesAt", "Closes")));
        fields.add(placeTypes(isNew));
        fields.add(Field.of(Field.Type.YES_NO, "offers", "Do people on the waiting list have to accept their place?")
                .hint("Yes: a free place is offered to the first of them, with a deadline. No: they get it at once."));
        fields.add(Field.choice("nation", "Which bank holidays count?", nations())
                .hint("Deadlines fall on Monday to Friday, and not on a bank holiday."));
        return new Sheet(List.copyOf(fields), new LocalTimes(zone, null));
    }

    static Sheet cloneSheet(ZoneId zone) {
        return new Sheet(
                List.of(
                        Field.text("name", "Name of the new event"),
                        slug(),
                        Field.of(Field.Type.MOMENT, "startsAt", "Starts")),
                new LocalTimes(zone, null));
    }

    private static Map<String, String> nations() {
        var options = new LinkedHashMap<String, String>();
        options.put("england", "England");
        options.put("wales", "Wales");
        options.put("scotland", "Scotland");
        options.put("northern-ireland", "Northern Ireland");
        return options;
    }

    private static Field slug() {
        return Field.text("slug", "Short name for web addresses (optional)")
                .hint("Such as spring-fair-2027. If you leave it empty, we make it from the name."
                        + " It cannot be changed later.");
    }

    private static Field placeTypes(boolean isNew) {
        var name = Field.text("name", "Name");
        var slug = Field.text("slug", "Short name for web addresses").hint("Such as public-sector");
        var capacity = Field.of(Field.Type.NUMBER, "capacity", "How many places?");
        return isNew
                ? Field.rows("placeTypes", "Place types", EventPlan.MOST_PLACE_TYPES, name, slug, capacity)
                : Field.rows(
                        "placeTypes",
                        "Place types",
                        EventPlan.MOST_PLACE_TYPES,
                        name,
                        slug,
                        capacity,
                        Field.of(
                                Field.Type.TICK,
                                "belowTaken",
                                "Even if more places are taken: nobody loses theirs, but no more are given"));
    }

    static ZoneId zone(String typed) {
        return ZoneId.getAvailableZoneIds().contains(typed) ? ZoneId.of(typed) : ZoneId.of("Europe/London");
    }
}
