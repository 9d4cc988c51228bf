package uk.dgnorth.speaker;

import java.util.List;
import java.util.Map;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Speaker;

/** Tasks that another feature gives to speakers, such as files to send: each bean of this type is asked for its own. */
public interface MoreTasks {

    /**
     * By the slug of the speaker. With as many statements for many speakers as for one.
     *
     * @param draft the whole of it, with the sessions of these speakers
     */
    Map<String, List<Task>> of(Event event, List<Speaker> speakers, Programme draft);
}
