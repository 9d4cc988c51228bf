package uk.dgnorth.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.mail.EmailView;
import uk.dgnorth.registration.DecisionView;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.registration.QuestionView;

/**
 * What happened to a registration: what was done, decided, asked and written.
 *
 * @param hasMore whether something older is left out
 */
record Timeline(List<Item> items, boolean hasMore) {

    private static final int MOST = 100;

    /** One thing that happened, which is one of these. */
    record Item(
            Instant at,
            Trail.@Nullable Step step,
            @Nullable DecisionView decision,
            @Nullable QuestionView question,
            @Nullable EmailView letter) {}

    /** The newest, newest first. */
    static Timeline newest(OrganiserRegistrationView registration) {
        var all = all(registration);
        var newest = all.subList(Math.max(0, all.size() - MOST), all.size());
        var items = new ArrayList<>(newest);
        Collections.reverse(items);
        return new Timeline(items, newest.size() < all.size());
    }

    /** All of it, oldest first. */
    static Timeline whole(OrganiserRegistrationView registration) {
        return new Timeline(all(registration), false);
    }

    /** Of what happened at once, a decision comes before what came of it, and that before the letter. */
    private static List<Item> all(OrganiserRegistrationView registration) {
        var items = new ArrayList<Item>();
        registration.decisions().forEach(it -> items.add(new Item(it.at(), null, it, null, null)));
        registration.questions().forEach(it -> items.add(new Item(it.askedAt(), null, null, it, null)));
        registration.timeline().forEach(it -> items.add(new Item(it.at(), it, null, null, null)));
        var letters = new ArrayList<>(registration.emails());
        Collections.reverse(letters);
        letters.forEach(it -> items.add(new Item(it.createdAt(), null, null, null, it)));
        items.sort(Comparator.comparing(Item::at));
        return items;
    }
}
