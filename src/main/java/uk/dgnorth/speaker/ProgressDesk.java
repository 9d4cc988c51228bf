package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
import uk.dgnorth.web.Page;

/** Shows organisers what speakers have yet to do, and reminds speakers of it. */
@ApplicationScoped
class ProgressDesk {

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
    Page<Progress> list(String slug, @Nullable String after, int limit) {
        var event = Event.findBySlug(slug).orElseThrow(() -> new NotFound("event"));
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

    /** One letter for each set of tasks that are overdue, once. */
    @Transactional
    Nudged nudge(String slug, String speakerSlug, String actor) {
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
        var names = overdue.stream().map(Task::name).sorted().collect(Collectors.joining(","));
        Nudge.find(person, names).ifPresent(sent -> {
            throw NotNudged.alreadySent(sent.sentAt());
        });
        new Nudge(person, names, clock.instant()).persist();
        emails.nudge(
                event,
                speaker,
                person.address(),
                overdue.stream().map(Task::title).toList());
        audit.add(AuditEntry.of(actor, "speaker nudged", slug, InvitationDesk.subject(speakerSlug))
                .changing(Map.of(), Map.of("tasks", names)));
        return new Nudged(speakerSlug, overdue.stream().map(Task::name).sorted().toList());
    }
}
