package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One thing that a speaker has to do before the event.
 *
 * @param name lasting, for programs
 * @param title for people, as a verb phrase
 * @param href the page on which it is done
 */
public record Task(String name, String title, @JsonIgnore String href, State state, Instant deadline) {

    /** How far a task has got. */
    public enum State {
        @JsonProperty("to-do")
        TO_DO,
        @JsonProperty("overdue")
        OVERDUE,
        @JsonProperty("done")
        DONE,
        /** There is nothing to do yet. */
        @JsonProperty("not-yet")
        NOT_YET
    }

    public static Task of(String name, String title, String href, boolean isDone, Instant deadline, Instant now) {
        var open = now.isBefore(deadline) ? State.TO_DO : State.OVERDUE;
        return new Task(name, title, href, isDone ? State.DONE : open, deadline);
    }

    @JsonIgnore
    public boolean isDone() {
        return state == State.DONE;
    }

    @JsonIgnore
    public boolean isOverdue() {
        return state == State.OVERDUE;
    }

    @JsonIgnore
    public boolean isNotYet() {
        return state == State.NOT_YET;
    }

    Task notYet() {
        return new Task(name, title, href, State.NOT_YET, deadline);
    }
}
