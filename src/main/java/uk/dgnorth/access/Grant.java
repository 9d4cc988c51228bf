package uk.dgnorth.access;

import org.jspecify.annotations.Nullable;

/**
 * A role at one event, or at all of them.
 *
 * @param role one of {@link Role#GIVEN}
 * @param event the slug of an event, or {@link #EVERY_EVENT}
 */
public record Grant(String role, String event) {

    /** No slug looks like it. */
    public static final String EVERY_EVENT = "*";

    boolean holdsAt(@Nullable String event) {
        return this.event.equals(EVERY_EVENT) || this.event.equals(event);
    }

    /** From {@code role@event}. */
    public static Grant parse(String text) {
        var separator = text.indexOf('@');
        return new Grant(text.substring(0, separator), text.substring(separator + 1));
    }
}
