package uk.dgnorth.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Something in a draft that keeps it from being released, or that whoever releases it should know.
 *
 * @param sessions their slugs
 * @param detail what is wrong, in a sentence for organisers
 */
public record Finding(Code code, List<String> sessions, String detail) {

    /** What can be found; the first four block a release. */
    public enum Code {
        @JsonProperty("room-twice")
        ROOM_TWICE,
        @JsonProperty("speaker-twice")
        SPEAKER_TWICE,
        @JsonProperty("outside-event")
        OUTSIDE_EVENT,
        @JsonProperty("outside-room-hours")
        OUTSIDE_ROOM_HOURS,
        @JsonProperty("speaker-unavailable")
        SPEAKER_UNAVAILABLE,
        @JsonProperty("speaker-unconfirmed")
        SPEAKER_UNCONFIRMED,
        @JsonProperty("room-too-small")
        ROOM_TOO_SMALL,
        @JsonProperty("abstract-missing")
        ABSTRACT_MISSING,
        @JsonProperty("room-missing")
        ROOM_MISSING,
        @JsonProperty("short-changeover")
        SHORT_CHANGEOVER;

        public boolean blocks() {
            return switch (this) {
                case ROOM_TWICE, SPEAKER_TWICE, OUTSIDE_EVENT, OUTSIDE_ROOM_HOURS -> true;
                case SPEAKER_UNAVAILABLE,
                        SPEAKER_UNCONFIRMED,
                        ROOM_TOO_SMALL,
                        ABSTRACT_MISSING,
                        ROOM_MISSING,
                        SHORT_CHANGEOVER -> false;
            };
        }
    }
}
