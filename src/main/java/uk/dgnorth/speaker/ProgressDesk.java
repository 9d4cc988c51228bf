package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.web.Page;

/** Shows organisers what speakers have yet to do, and reminds speakers of it. */
@ApplicationScoped
public class ProgressDesk {

    private final DraftDesk drafts;
    private final TaskList tasks;
    private final SpeakerEmails emails;
    private final Audit audit;
    private final Clock clock;

    ProgressDesk(DraftDesk drafts, TaskList tasks, SpeakerEmails emails, Audit audit, Clock clock) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.emails = emails;
        this.audit = audit;
        this.clock = clock;
    }

    /** By slug, with as many statements for 400 speakers as for one. */
    @Transactional
    public Page<Progress> list(String slug, @Nullable String after, int limit) {
        var event = Event.demand(slug);
        var page = drafts.list(slug, Kind.SPEAKER, after, limit);
        var people = Person.ofEvent(event);
        var tasksOf = tasks.of(event, page.items(), drafts.whole(event), people);
        var nudges = nudges(people);
        return new Page<>(
                page.items().stream()
                        .map(speaker -> {
                            var person = TaskList.personOf(speaker, people);
                            return progress(
                                    speaker.slug(),
                                    speaker.name(),
                                    person,
                                    person == null ? null : nudges.get(person.id()),
                                    Objects.requireNonNull(tasksOf.get(speaker.slug())));
                        })
                        .toList(),
                page.next());
    }

    private static Map<Long, Instant> nudges(List<Person> people) {
        var nudges = new HashMap<Long, Instant>();
        if (!people.isEmpty()) {
            Nudge.of(people.stream().map(Person::id).toList())
                    .forEach(nudge -> nudges.put(nudge.personId(), nudge.sentAt()));
        }
        return nudges;
    }

    private static Progress progress(
            String speaker, String name, @Nullable Person person, @Nullable Instant nudgedAt, List<Task> tasks) {
        return new Progress(
                speaker,
                name,
                person == null ? null : person.invitedAt(),
                person == null ? null : person.acceptedAt(),
                nudgedAt,
                (int) tasks.stream().filter(Task::isDone).count(),
                (int) tasks.stream().filter(Task::isOverdue).count(),
                tasks);
    }

    /** One speaker, as in the list. */
    @Transactional
    public Progress show(String slug, String speakerSlug) {
        var event = Event.demand(slug);
        var speaker = drafts.show(slug, Kind.SPEAKER, speakerSlug).body();
        var person = TaskList.personOf(speaker, Person.ofEvent(event));
        var people = person == null ? List.<Person>of() : List.of(person);
        var list = tasks.of(event, List.of(speaker), drafts.whole(event), people);
        return progress(
                speakerSlug,
                speaker.name(),
                person,
                person == null ? null : nudges(people).get(person.id()),
                Objects.requireNonNull(list.get(speakerSlug)));
    }

    /** A letter that can go out now: to whom, and the tasks that it is about. */
    private record Due(Speaker speaker, Person person, List<Task> tasks) {

        String names() {
            return tasks.stream().map(Task::name).sorted().collect(Collectors.joining(","));
        }
    }

    /** The names of all who would get a letter now, with as many statements for 400 speakers as for one. */
    @Transactional
    public List<String> behind(String slug) {
        var event = Event.demand(slug);
        return due(event).stream().map(due -> due.speaker().name()).toList();
    }

    /**
     * One letter to each of those behind, if they are as many as expected.
     *
     * @return whether they were; otherwise nothing is sent
     */
    @Transactional
    public boolean nudgeAll(String slug, int expected, String actor) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        var all = due(event);
        if (all.size() != expected) {
            return false;
        }
        all.forEach(due -> send(event, due, actor));
        return true;
    }

    private List<Due> due(Event event) {
        var people = Person.ofEvent(event);
        if (people.isEmpty()) {
            return List.of();
        }
        var draft = drafts.whole(event);
        var tasksOf = tasks.of(event, draft.speakers(), draft, people);
        var sent = Nudge.of(people.stream().map(Person::id).toList()).stream()
                .map(nudge -> nudge.personId() + " " + nudge.tasks())
                .collect(Collectors.toSet());
        var due = new ArrayList<Due>();
        for (var speaker : draft.speakers()) {
            var person = TaskList.personOf(speaker, people);
            var overdue = Objects.requireNonNull(tasksOf.get(speaker.slug())).stream()
                    .filter(Task::isOverdue)
                    .toList();
            if (person != null && !overdue.isEmpty()) {
                var letter = new Due(speaker, person, overdue);
                if (!sent.contains(person.id() + " " + letter.names())) {
                    due.add(letter);
                }
            }
        }
        return due;
    }

    /** One letter for each set of tasks that are overdue, once. */
    @Transactional
    public Nudged nudge(String slug, String speakerSlug, String actor) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        var speaker = drafts.show(slug, Kind.SPEAKER, speakerSlug).body();
        var person = TaskList.personOf(speaker, Person.ofEvent(event));
        if (person == null) {
            throw NotNudged.notInvited();
        }
        var overdue = Objects.requireNonNull(tasks.of(event, List.of(speaker), drafts.whole(event), List.of(person))
                        .get(speakerSlug))
                .stream()
                .filter(Task::isOverdue)
                .toList();
        if (overdue.isEmpty()) {
            throw NotNudged.nothingOverdue();
        }
        var due = new Due(speaker, person, overdue);
        Nudge.find(person, due.names()).ifPresent(sent -> {
            throw NotNudged.alreadySent(sent.sentAt());
        });
        send(event, due, actor);
        return new Nudged(speakerSlug, overdue.stream().map(Task::name).sorted().toList());
    }

    private void send(Event event, Due due, String actor) {
        new Nudge(due.person(), due.names(), clock.instant()).persist();
        emails.nudge(
                event,
                due.speaker(),
                due.person().address(),
                due.tasks().stream().map(Task::title).toList());
        audit.add(AuditEntry.of(
                        actor,
                        "speaker nudged",
                        event.slug(),
                        InvitationDesk.subject(due.speaker().slug()))
                .changing(Map.of(), Map.of("tasks", due.names())));
    }
}
