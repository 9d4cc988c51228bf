package uk.dgnorth.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.dgnorth.registration.Enclosure;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.SessionChoices;

/** Books what was wished for, gives up what was booked, and says what there is, as registrations come and go. */
@ApplicationScoped
class BookedChoices implements SessionChoices {

    private final BookingDesk desk;
    private final Bookings bookings;
    private final SessionWishes wishes;
    private final BookingEmails emails;

    BookedChoices(BookingDesk desk, Bookings bookings, SessionWishes wishes, BookingEmails emails) {
        this.desk = desk;
        this.bookings = bookings;
        this.wishes = wishes;
        this.emails = emails;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Map<Long, Enclosure> placesGiven(List<Registration> people) {
        var wished = wishes.of(people.stream().map(Registration::id).toList());
        if (wished.isEmpty()) {
            return Map.of();
        }
        wishes.remove(wished.keySet());
        var enclosures = new TreeMap<Long, Enclosure>();
        for (var registration : people) {
            var slugs = wished.get(registration.id());
            if (slugs != null) {
                var granted = desk.grant(registration, slugs);
                enclosures.put(registration.id(), emails.granted(registration, granted.release(), granted.wishes()));
            }
        }
        return enclosures;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Enclosure cancelled(Registration registration) {
        wishes.remove(List.of(registration.id()));
        return desk.leave(registration)
                .map(left -> emails.left(registration, left.release(), left.held()))
                .orElse(Enclosure.NONE);
    }

    @Override
    public Chosen of(Registration registration) {
        var chosen = bookings.of(registration.id());
        return new Chosen(
                chosen.stream()
                        .filter(Booking::holdsPlace)
                        .map(Booking::session)
                        .toList(),
                chosen.stream()
                        .filter(booking -> !booking.holdsPlace())
                        .map(Booking::session)
                        .toList(),
                wishes.of(registration.id()));
    }
}
