package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Programme;

/** For which speakers somebody may act: those with their address who were invited, and those who named a delegate. */
@ApplicationScoped
public class Mandates {

    private final DraftDesk drafts;

    Mandates(DraftDesk drafts) {
        this.drafts = drafts;
    }

    /** The newest event first. Who is speaker and delegate at once acts as the speaker. */
    @Transactional
    public List<Mandate> of(String address) {
        var drafts = new HashMap<Long, Programme>();
        var mandates = new ArrayList<Mandate>();
        Person.withAddress(address).forEach(person -> add(mandates, person, null, drafts));
        Delegate.withAddress(address).forEach(delegate -> add(mandates, delegate.person(), delegate.id(), drafts));
        return mandates;
    }

    /** The work of looking for a speaker of the newest event, without finding one. @return that event */
    @Transactional
    Optional<Event> ofNobody() {
        var newest = Event.newest(1).stream().findFirst();
        newest.ifPresent(drafts::whole);
        return newest;
    }

    /** @throws NotFound where there is no such speaker, and where there is one for somebody else */
    @Transactional
    public Mandate demand(String address, String event, String speaker) {
        return of(address).stream()
                .filter(mandate -> mandate.event().slug().equals(event)
                        && mandate.speaker().equals(speaker))
                .findFirst()
                .orElseThrow(() -> new NotFound("speaker"));
    }

    /**
     * The speaker that a program means, which need not say so while there is only one.
     *
     * @throws NotFound where there is none, and where it is somebody else's
     */
    @Transactional
    Mandate choose(String address, @Nullable String event, @Nullable String speaker) {
        var meant = of(address).stream()
                .filter(mandate -> event == null || mandate.event().slug().equals(event))
                .filter(mandate -> speaker == null || mandate.speaker().equals(speaker))
                .toList();
        if (meant.isEmpty()) {
            throw new NotFound("speaker");
        }
        if (meant.size() > 1) {
            throw new SeveralSpeakers(meant.stream().map(ActsFor::of).toList());
        }
        return meant.get(0);
    }

    /** Only as long as organisers reach the speaker at the address that they invited. */
    private void add(List<Mandate> mandates, Person person, @Nullable Long delegate, Map<Long, Programme> known) {
        if (mandates.stream().anyMatch(mandate -> mandate.personId() == person.id())) {
            return;
        }
        draft(person.event(), known).speakers().stream()
                .filter(speaker -> speaker.slug().equals(person.speaker()))
                .filter(speaker -> Addresses.isOf(speaker, person.address()))
                .forEach(speaker -> mandates.add(
                        new Mandate(person.id(), person.event(), speaker.slug(), speaker.name(), delegate)));
    }

    private Programme draft(Event event, Map<Long, Programme> known) {
        return known.computeIfAbsent(event.id(), unread -> drafts.whole(event));
    }
}
