package uk.dgnorth.schedule;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventSection;
import uk.dgnorth.programme.Releases;

/** Says on the page of an event who speaks there, once a programme is released. */
@ApplicationScoped
@Priority(2)
class SpeakersSection implements EventSection {

    /** As many as people read through; there is a page with all of them. */
    private static final int AT_MOST = 30;

    private final Releases releases;

    SpeakersSection(Releases releases) {
        this.releases = releases;
    }

    @CheckedTemplate(basePath = "schedule", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance onEventPage(
                String slug, List<SessionPage.SpeakerItem> speakers, boolean hasMore);
    }

    @Override
    public String of(Event event) {
        var speakers = releases.newest(event)
                .map(release -> SpeakerPage.all(release.programme().speakers()))
                .orElse(List.of());
        if (speakers.isEmpty()) {
            return "";
        }
        var shown = speakers.subList(0, Math.min(AT_MOST, speakers.size()));
        return Templates.onEventPage(event.slug(), shown, speakers.size() > shown.size())
                .render();
    }
}
