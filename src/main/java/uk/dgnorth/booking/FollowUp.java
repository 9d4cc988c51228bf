package uk.dgnorth.booking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;

/**
 * What has to become of bookings when one programme takes the place of another: plain Java that reads no database, so
 * that the preview of a release and the release itself go by the same.
 */
class FollowUp {

    private final Map<String, Session> before;
    private final Map<String, Session> after;
    private final Map<String, Integer> roomSizes;

    private final List<Booking> ended = new ArrayList<>();
    private final Map<String, Period> moved = new TreeMap<>();
    private final List<Booking> settled = new ArrayList<>();
    private final Map<Long, List<Told>> told = new TreeMap<>();
    private final List<Booking> kept = new ArrayList<>();
    private int clashes;

    private FollowUp(Programme before, Programme after) {
        this.before = bySlug(before);
        this.after = bySlug(after);
        this.roomSizes = after.rooms().stream().collect(Collectors.toMap(Room::slug, Room::capacity));
    }

    /** @param bookings all of the event, in the order in which people came */
    static FollowUp of(List<Booking> bookings, Programme before, Programme after) {
        var followUp = new FollowUp(before, after);
        bookings.stream()
                .collect(Collectors.groupingBy(Booking::registrationId, TreeMap::new, Collectors.toList()))
                .forEach(followUp::follow);
        return followUp;
    }

    /** The sessions of a programme that can be booked, by slug. */
    static Map<String, Session> bookable(Programme programme) {
        var bookable = bySlug(programme);
        bookable.values().removeIf(session -> !session.takesBookings());
        return bookable;
    }

    private static Map<String, Session> bySlug(Programme programme) {
        var sessions = new TreeMap<String, Session>();
        programme.sessions().forEach(session -> sessions.put(session.slug(), session));
        return sessions;
    }

    private void follow(long person, List<Booking> chosen) {
        var mine = new ArrayList<Booking>();
        var news = new ArrayList<Told>();
        for (var booking : chosen) {
            var session = after.get(booking.session());
            if (session == null || !session.takesBookings()) {
                ended.add(booking);
                news.add(ended(booking));
            } else {
                mine.add(moveTo(session, booking));
            }
        }
        if (news.isEmpty() && mine.stream().noneMatch(this::isNews)) {
            kept.addAll(mine);
            return;
        }
        var clashesNow = false;
        for (var booking : mine) {
            var others = mine.stream()
                    .filter(other -> other != booking && other.holdsPlace() && other.overlaps(booking.period()))
                    .map(other -> Objects.requireNonNull(after.get(other.session())))
                    .toList();
            var state = stateOf(booking, !others.isEmpty());
            clashesNow |= state == BookingState.UNDECIDED && booking.state() == BookingState.BOOKED;
            if (state == BookingState.BOOKED && (booking.state() != state || moved.containsKey(booking.session()))) {
                settled.add(booking);
            }
            if (isNews(booking)) {
                news.add(new Told(
                        Told.What.MOVED,
                        Objects.requireNonNull(after.get(booking.session())),
                        state,
                        state == BookingState.UNDECIDED ? others : List.of()));
            }
            kept.add(new Booking(booking.id(), person, booking.session(), state, booking.period()));
        }
        clashes += clashesNow ? 1 : 0;
        told.put(person, news);
    }

    private Told ended(Booking booking) {
        var session = after.get(booking.session());
        return session == null
                ? new Told(
                        Told.What.CANCELLED,
                        Objects.requireNonNull(before.get(booking.session()), "what is booked was released"),
                        booking.state(),
                        List.of())
                : new Told(Told.What.OPEN_TO_ALL, session, booking.state(), List.of());
    }

    private Booking moveTo(Session session, Booking booking) {
        var period = session.period().orElseThrow();
        if (!period.equals(booking.period())) {
            moved.put(booking.session(), period);
        }
        return new Booking(booking.id(), booking.registrationId(), booking.session(), booking.state(), period);
    }

    /** Another time or another room. */
    private boolean isNews(Booking booking) {
        var session = Objects.requireNonNull(after.get(booking.session()));
        var old = before.get(booking.session());
        return moved.containsKey(booking.session()) || old == null || !Objects.equals(session.room(), old.room());
    }

    /** What stayed where it was stays booked: the choice is about what came in its way. */
    private BookingState stateOf(Booking booking, boolean overlaps) {
        return switch (booking.state()) {
            case WAITING -> BookingState.WAITING;
            case UNDECIDED -> overlaps ? BookingState.UNDECIDED : BookingState.BOOKED;
            case BOOKED ->
                overlaps && moved.containsKey(booking.session()) ? BookingState.UNDECIDED : BookingState.BOOKED;
        };
    }

    List<Booking> ended() {
        return ended;
    }

    /** The new times of what was booked or waited for. */
    Map<String, Period> moved() {
        return moved;
    }

    /** What is booked for good, although it moved or its owner had to choose before. */
    List<Booking> settled() {
        return settled;
    }

    /** By registration. */
    Map<Long, List<Told>> told() {
        return told;
    }

    /** @param promoted who gets a place that came free */
    BookingEffects effects(List<Booking> promoted) {
        var hearing = new HashSet<>(told.keySet());
        promoted.forEach(booking -> hearing.add(booking.registrationId()));
        var booked = booked();
        promoted.forEach(booking -> booked.merge(booking.session(), 1, Integer::sum));
        return new BookingEffects(
                hearing.size(), clashes, ended.size(), promoted.size(), beyondRoom(booked), Map.copyOf(booked));
    }

    private int beyondRoom(Map<String, Integer> booked) {
        return booked.entrySet().stream()
                .mapToInt(entry -> {
                    var room = Objects.requireNonNull(after.get(entry.getKey())).room();
                    var size = room == null ? null : roomSizes.get(room);
                    return size == null ? 0 : Math.max(0, entry.getValue() - size);
                })
                .sum();
    }

    private Map<String, Integer> booked() {
        var booked = new TreeMap<String, Integer>();
        kept.stream().filter(Booking::holdsPlace).forEach(booking -> booked.merge(booking.session(), 1, Integer::sum));
        return booked;
    }

    /** Whom {@link SessionWaitingList} will give a place, as long as nobody comes in between. */
    List<Booking> expectedPromotions() {
        var booked = booked();
        var held = new HashMap<Long, List<Period>>();
        kept.stream()
                .filter(Booking::holdsPlace)
                .forEach(booking -> held.computeIfAbsent(booking.registrationId(), nobody -> new ArrayList<>())
                        .add(booking.period()));
        var waiting = kept.stream()
                .filter(booking -> !booking.holdsPlace())
                .sorted(Comparator.comparing(Booking::session).thenComparing(Booking::id))
                .toList();
        var promoted = new ArrayList<Booking>();
        for (var booking : waiting) {
            var capacity = Objects.requireNonNull(
                    Objects.requireNonNull(after.get(booking.session())).capacity());
            var periods = held.computeIfAbsent(booking.registrationId(), nobody -> new ArrayList<>());
            if (booked.getOrDefault(booking.session(), 0) < capacity
                    && periods.stream().noneMatch(booking::overlaps)) {
                booked.merge(booking.session(), 1, Integer::sum);
                periods.add(booking.period());
                promoted.add(booking);
            }
        }
        return promoted;
    }
}
