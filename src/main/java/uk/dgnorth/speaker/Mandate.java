package uk.dgnorth.speaker;

import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;

/**
 * That somebody who has signed in may act for a speaker.
 *
 * @param delegate the number of the delegate who acts; null for the speaker
 */
public record Mandate(
        long personId,
        Event event,
        String speaker,
        String name,
        @Nullable Long delegate) {

    /** For the audit trail: who acts, without personal data. */
    public String actor() {
        return delegate == null ? "speaker" : "delegate-" + delegate;
    }

    public boolean isSpeaker() {
        return delegate == null;
    }

    /** Where the pages of this speaker begin. */
    public String path() {
        return "/speaker/events/" + event.slug() + "/" + speaker;
    }
}
