package uk.dgnorth.organiser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Change;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Slot;

/** What a release changes, in sentences. */
final class Changes {

    private Changes() {}

    /** @param programme whose rooms have names; one that is gone is called by its slug */
    static List<String> inWords(List<Change> changes, Programme programme, EventTimes times) {
        return changes.stream().map(change -> inWords(change, programme, times)).toList();
    }

    private static String inWords(Change change, Programme programme, EventTimes times) {
        var title = "“" + change.title() + "”";
        return switch (change.what()) {
            case NEW -> "New: " + title + ", " + slot(change.after(), programme, times);
            case MOVED ->
                "Moved: " + title + ", from " + slot(change.before(), programme, times) + ", to "
                        + slot(change.after(), programme, times);
            case RETITLED -> "Retitled: “" + change.titleBefore() + "” is now " + title;
            case CHANGED -> "Changed: " + title;
            case CANCELLED -> "Cancelled: " + title + ", " + slot(change.before(), programme, times);
        };
    }

    private static String slot(@Nullable Slot slot, Programme programme, EventTimes times) {
        if (slot == null) {
            return "nowhere";
        }
        var when = slot.startsAt() == null || slot.endsAt() == null
                ? "no time"
                : times.period(slot.startsAt(), slot.endsAt());
        var where = slot.room();
        return where == null
                ? when
                : when + ", "
                        + programme.rooms().stream()
                                .filter(room -> room.slug().equals(where))
                                .map(Room::name)
                                .findFirst()
                                .orElse(where);
    }
}
