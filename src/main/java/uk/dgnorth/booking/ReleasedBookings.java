package uk.dgnorth.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.schedule.SessionStock;

/** Lets bookings follow the programme, and says beforehand what that will do. */
@ApplicationScoped
public class ReleasedBookings {

    private static final int REGISTRATIONS_AT_ONCE = 500;

    private final Bookings bookings;
    private final SessionStock stock;
    private final SessionWaitingList waitingList;
    private final BookingEmails emails;
    private final Audit audit;

    ReleasedBookings(
            Bookings bookings, SessionStock stock, SessionWaitingList waitingList, BookingEmails emails, Audit audit) {
        this.bookings = bookings;
        this.stock = stock;
        this.waitingList = waitingList;
        this.emails = emails;
        this.audit = audit;
    }

    /**
     * What would happen to bookings as they are now; changes and locks nothing. Both programmes are as published.
     *
     * @param current what the bookings follow now
     */
    @Transactional
    public BookingEffects effects(Event event, Programme current, Programme next) {
        var followUp = FollowUp.of(bookings.ofEvent(event.id()), current, next);
        return followUp.effects(followUp.expectedPromotions());
    }

    /** In the transaction of the release. Nobody books meanwhile; everybody affected gets one letter. */
    @Transactional(TxType.MANDATORY)
    public BookingEffects follow(Event event, Programme before, Release release) {
        bookings.keepBookingsOut(event.id());
        var followUp = FollowUp.of(bookings.ofEvent(event.id()), before, release.programme());
        bookings.remove(followUp.ended());
        bookings.move(event.id(), followUp.moved());
        bookings.book(followUp.settled());
        var bookable = FollowUp.bookable(release.programme());
        var capacities = new TreeMap<String, Integer>();
        bookable.forEach((slug, session) -> capacities.put(slug, Objects.requireNonNull(session.capacity())));
        stock.follow(event.id(), capacities);
        var promoted = promote(event);
        var told = new TreeMap<Long, List<Told>>(followUp.told());
        for (var booking : promoted) {
            told.computeIfAbsent(booking.registrationId(), person -> new ArrayList<>())
                    .add(Told.promoted(Objects.requireNonNull(bookable.get(booking.session()))));
        }
        tell(event, before, release, told);
        return followUp.effects(promoted);
    }

    private List<Booking> promote(Event event) {
        var promoted = new ArrayList<Booking>();
        stock.look(event.id()).forEach((session, places) -> {
            if (places.waiting() > 0 && places.placesLeft() > 0) {
                promoted.addAll(waitingList.promote(event.id(), session));
            }
        });
        return promoted;
    }

    private void tell(Event event, Programme before, Release release, Map<Long, List<Told>> told) {
        var people = List.copyOf(told.keySet());
        for (int i = 0; i < people.size(); i += REGISTRATIONS_AT_ONCE) {
            var some = Registration.findAll(people.subList(i, Math.min(i + REGISTRATIONS_AT_ONCE, people.size())));
            audit.addAll(some.stream()
                    .map(registration ->
                            entry(event, release, registration, Objects.requireNonNull(told.get(registration.id()))))
                    .toList());
            emails.released(some, before, release, told);
        }
    }

    private static AuditEntry entry(Event event, Release release, Registration registration, List<Told> news) {
        var sessions = news.stream().map(each -> each.session().slug()).toList();
        return AuditEntry.of("system", "sessions changed by a release", event.slug(), registration.reference())
                .changing(Map.of(), Map.of("release", release.number(), "sessions", sessions));
    }
}
