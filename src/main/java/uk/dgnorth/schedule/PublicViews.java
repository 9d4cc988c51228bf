package uk.dgnorth.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Publication;
import uk.dgnorth.web.Slug;

/** Answers everybody but organisers with the released programme as JSON, made once in a moment. */
@ApplicationScoped
class PublicViews {

    static final String JSON = "application/json;charset=utf-8";

    private final ScheduleDesk desk;
    private final Publication publication;
    private final Addresses addresses;
    private final ObjectMapper json;

    PublicViews(ScheduleDesk desk, Publication publication, Addresses addresses, ObjectMapper json) {
        this.desk = desk;
        this.publication = publication;
        this.addresses = addresses;
        this.json = json;
    }

    Response programme(String event) {
        return answer(() -> ProgrammeView.of(desk.scheduleWithPlaces(event), addresses));
    }

    Response sessions(String event, @Nullable String after, int limit) {
        return answer(() -> {
            var schedule = desk.scheduleWithPlaces(event);
            return page(
                    schedule.sessions().stream()
                            .map(held -> SessionView.of(schedule.event(), held, addresses))
                            .toList(),
                    SessionView::slug,
                    after,
                    limit);
        });
    }

    Response session(String event, String session) {
        return answer(() -> {
            var schedule = desk.scheduleWithPlaces(event);
            return SessionView.of(schedule.event(), schedule.session(session), addresses);
        });
    }

    Response speakers(String event, @Nullable String after, int limit) {
        return answer(() -> {
            var schedule = desk.schedule(event);
            var photos = desk.photos(schedule);
            return page(
                    schedule.speakers().stream()
                            .map(speaker -> SpeakerView.of(schedule, speaker, photos.get(speaker.slug()), addresses))
                            .toList(),
                    SpeakerView::slug,
                    after,
                    limit);
        });
    }

    Response speaker(String event, String speaker) {
        return answer(() -> {
            var schedule = desk.schedule(event);
            return SpeakerView.of(
                    schedule, schedule.speaker(speaker), desk.photos(schedule).get(speaker), addresses);
        });
    }

    private Response answer(Supplier<Record> view) {
        return publication.data(JSON, () -> written(view.get()));
    }

    private String written(Record view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A released programme cannot be written", e);
        }
    }

    /** By slug, as organisers page through the draft. */
    private static <T> Page<T> page(List<T> all, Function<T, String> slug, @Nullable String after, int limit) {
        if (after != null && !after.matches(Slug.FORM)) {
            throw new InvalidRequest(FieldError.parameter("after", "Take the cursor from next of the page before"));
        }
        var rest = all.stream()
                .sorted(Comparator.comparing(slug))
                .filter(item -> after == null || slug.apply(item).compareTo(after) > 0)
                .toList();
        var shown = rest.subList(0, Math.min(limit, rest.size()));
        return new Page<>(shown, rest.size() > limit ? slug.apply(shown.get(limit - 1)) : null);
    }
}
