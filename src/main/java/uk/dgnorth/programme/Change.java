package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release does to one session of the programme before it. A session that is moved and retitled has two.
 *
 * @param title as it is after the change
 * @param before where there was something before, and {@code after} where there is something left
 */
public record Change(
        What what,
        String session,
        String title,
        @Nullable String titleBefore,
        @Nullable Slot before,
        @Nullable Slot after) {

    /** The kinds of change. */
    public enum What {
        @JsonProperty("new")
        NEW,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("retitled")
        RETITLED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /** All changes from one programme to another, by session. */
    public static List<Change> between(Programme before, Programme after) {
        var changes = new ArrayList<Change>();
        for (var session : after.sessions()) {
            before.session(session.slug())
                    .ifPresentOrElse(
                            old -> changes.addAll(of(old, session)),
                            () -> changes.add(new Change(
                                    What.NEW, session.slug(), session.title(), null, null, Slot.of(session))));
        }
        for (var session : before.sessions()) {
            if (after.session(session.slug()).isEmpty()) {
                changes.add(new Change(What.CANCELLED, session.slug(), session.title(), null, Slot.of(session), null));
            }
        }
        return changes;
    }

    private static List<Change> of(Session before, Session after) {
        var changes = new ArrayList<Change>();
        var was = Slot.of(before);
        var is = Slot.of(after);
        if (!was.equals(is)) {
            changes.add(new Change(What.MOVED, after.slug(), after.title(), null, was, is));
        }
        if (!before.title().equals(after.title())) {
            changes.add(new Change(What.RETITLED, after.slug(), after.title(), before.title(), null, null));
        }
        if (changes.isEmpty() && !before.equals(after)) {
            changes.add(new Change(What.CHANGED, after.slug(), after.title(), null, null, null));
        }
        return changes;
    }
}
