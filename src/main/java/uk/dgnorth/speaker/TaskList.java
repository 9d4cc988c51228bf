package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.speaker.Consent.Purpose;
import uk.dgnorth.upload.UploadDesk;

/** What speakers have done and have yet to do: read with the same few statements for one as for all of an event. */
@ApplicationScoped
class TaskList {

    private final KeptNeeds needs;
    private final UploadDesk uploads;
    private final SpeakerConfig config;
    private final Clock clock;

    TaskList(KeptNeeds needs, UploadDesk uploads, SpeakerConfig config, Clock clock) {
        this.needs = needs;
        this.uploads = uploads;
        this.config = config;
        this.clock = clock;
    }

    /** What is known of one person beyond the draft. */
    private record Known(Set<String> confirmed, Set<Purpose> answered, boolean hasToldNeeds, boolean hasSaidWhen) {

        private static final Known NOTHING = new Known(Set.of(), Set.of(), false, false);
    }

    /** Which speakers of an event have a photo, and which sessions have slides. */
    private record Files(Set<String> photos, Set<String> slides) {}

    /** By the slug of the speaker, each list by deadline. */
    @Transactional(TxType.MANDATORY)
    Map<String, List<Task>> of(Event event, List<Speaker> speakers, Programme draft, List<Person> people) {
        var known = known(event, people);
        var files =
                new Files(uploads.photos(event).keySet(), uploads.slides(event).keySet());
        var tasks = new HashMap<String, List<Task>>();
        for (var speaker : speakers) {
            var person = personOf(speaker, people);
            var list = tasks(
                    event,
                    speaker,
                    sessionsOf(speaker.slug(), draft),
                    files,
                    person == null ? Known.NOTHING : known(known, person));
            list.sort(Comparator.comparing(Task::deadline).thenComparing(Task::name));
            tasks.put(speaker.slug(), list);
        }
        return tasks;
    }

    /** Who was invited at the address that the speaker has now. */
    static @Nullable Person personOf(Speaker speaker, List<Person> people) {
        return people.stream()
                .filter(person -> person.speaker().equals(speaker.slug()) && Addresses.isOf(speaker, person.address()))
                .findFirst()
                .orElse(null);
    }

    static List<Session> sessionsOf(String speaker, Programme draft) {
        return draft.sessions().stream()
                .filter(session -> session.speakers().contains(speaker))
                .toList();
    }

    private static Known known(Map<Long, Known> known, Person person) {
        return Objects.requireNonNull(known.get(person.id()));
    }

    private Map<Long, Known> known(Event event, List<Person> people) {
        var known = new HashMap<Long, Known>();
        if (people.isEmpty()) {
            return known;
        }
        var ids = people.stream().map(Person::id).toList();
        var tellers = needs.tellers(event.id());
        for (var person : people) {
            known.put(
                    person.id(),
                    new Known(
                            new HashSet<>(),
                            new HashSet<>(),
                            tellers.contains(person.id()),
                            person.hasSaidWhenTheyCanSpeak()));
        }
        Confirmation.of(ids)
                .forEach(one -> Objects.requireNonNull(known.get(one.personId()))
                        .confirmed()
                        .add(one.session()));
        Consent.of(ids)
                .forEach(one -> Objects.requireNonNull(known.get(one.personId()))
                        .answered()
                        .add(one.purpose()));
        return known;
    }

    private List<Task> tasks(Event event, Speaker speaker, List<Session> sessions, Files files, Known known) {
        var now = clock.instant();
        var path = "/speaker/events/" + event.slug() + "/" + speaker.slug();
        var tasks = new ArrayList<Task>();
        tasks.add(Task.of(
                "availability",
                "Say when you cannot speak",
                path + "/availability",
                known.hasSaidWhen(),
                before(event, config.availabilityBefore()),
                now));
        var confirm = Task.of(
                "confirmation",
                "Confirm your sessions",
                path + "/sessions",
                sessions.stream().allMatch(session -> known.confirmed().contains(session.slug())),
                before(event, config.confirmationBefore()),
                now);
        tasks.add(sessions.isEmpty() ? confirm.notYet() : confirm);
        var describe = Task.of(
                "abstract",
                "Check the title and write the abstract of your sessions",
                path + "/sessions",
                sessions.stream().noneMatch(session -> isBlank(session.description())),
                before(event, config.abstractBefore()),
                now);
        tasks.add(sessions.isEmpty() ? describe.notYet() : describe);
        tasks.add(Task.of(
                "biography",
                "Write your biography",
                path + "/biography",
                !isBlank(speaker.biography()),
                before(event, config.biographyBefore()),
                now));
        tasks.add(Task.of(
                "photo",
                "Add your photo",
                path + "/photo",
                files.photos().contains(speaker.slug()),
                before(event, config.photoBefore()),
                now));
        var slides = Task.of(
                "slides",
                "Add the slides of your sessions",
                path + "/sessions",
                sessions.stream().allMatch(session -> files.slides().contains(session.slug())),
                before(event, config.slidesBefore()),
                now);
        tasks.add(sessions.isEmpty() ? slides.notYet() : slides);
        tasks.add(Task.of(
                "consent",
                "Say what we may publish and record",
                path + "/consent",
                known.answered().size() == Purpose.values().length,
                before(event, config.consentBefore()),
                now));
        tasks.add(Task.of(
                "needs",
                "Tell us what you need",
                path + "/needs",
                known.hasToldNeeds(),
                before(event, config.needsBefore()),
                now));
        return tasks;
    }

    private static Instant before(Event event, Duration time) {
        return event.startsAt().minus(time);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
