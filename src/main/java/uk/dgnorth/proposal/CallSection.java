package uk.dgnorth.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventSection;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.web.Reader;

/** Asks those who read of an event to speak there, for as long as they can say so. */
@ApplicationScoped
@Priority(1)
class CallSection implements EventSection {

    private final KeptCalls calls;
    private final Reader reader;
    private final Clock clock;

    CallSection(KeptCalls calls, Reader reader, Clock clock) {
        this.calls = calls;
        this.reader = reader;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance onEventPage(String slug, String deadline);
    }

    @Override
    public String of(Event event) {
        var times = new EventTimes(event.timezone(), reader.language());
        return calls.find(event)
                .filter(call -> call.body().isOpen(clock.instant()))
                .map(call -> Templates.onEventPage(
                                event.slug(), times.deadline(call.body().deadline()))
                        .render())
                .orElse("");
    }
}
