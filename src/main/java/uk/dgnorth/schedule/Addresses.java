package uk.dgnorth.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import uk.dgnorth.event.Event;
import uk.dgnorth.upload.Photo;
import uk.dgnorth.web.Site;

/** Where the programme is to be found by those who read it elsewhere. */
@ApplicationScoped
class Addresses {

    private final Site site;

    Addresses(Site site) {
        this.site = site;
    }

    URI event(Event event) {
        return URI.create(site.publicUrl() + "/events/" + event.slug());
    }

    URI programme(Event event) {
        return URI.create(event(event) + "/programme");
    }

    URI feed(Event event) {
        return URI.create(event(event) + "/programme.atom");
    }

    URI session(Event event, String session) {
        return URI.create(event(event) + "/sessions/" + session);
    }

    URI speaker(Event event, String speaker) {
        return URI.create(event(event) + "/speakers/" + speaker);
    }

    URI photo(Event event, String speaker, Photo photo) {
        return URI.create(site.publicUrl() + photoPath(event, speaker, photo));
    }

    /** With the photo's tag, so that nobody is shown one that was replaced. */
    static String photoPath(Event event, String speaker, Photo photo) {
        return "/api/v1/events/" + event.slug() + "/speakers/" + speaker + "/photo?tag=" + photo.tag();
    }
}
