package uk.dgnorth.booking;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.problem.Busy;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.programme.Session;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Status;
import uk.dgnorth.schedule.SessionStock;

/**
 * Serves attendees who choose sessions. Each use case locks the registration, keeps releases out, and comes to the
 * counters last. Who needs those of several sessions takes turns with all others who do.
 */
@ApplicationScoped
class BookingDesk {

    private static final String ACTION = "choose-sessions";

    private static final Comparator<Session> BY_START =
            Comparator.comparing(session -> session.period().orElseThrow().from());

    private final Bookings bookings;
    private final SessionStock stock;
    private final SessionWaitingList waitingList;
    private final Releases releases;
    private final CalendarFeeds feeds;
    private final Audit audit;
    private final Clock clock;

    BookingDesk(
            Bookings bookings,
            SessionStock stock,
            SessionWaitingList waitingList,
            Releases releases,
            CalendarFeeds feeds,
            Audit audit,
            Clock clock) {
        this.bookings = bookings;
        this.stock = stock;
        this.waitingList = waitingList;
        this.releases = releases;
        this.feeds = feeds;
        this.audit = audit;
        this.clock = clock;
    }

    /** One attendee who is served, what they have chosen, and the programme that holds meanwhile. */
    private record Visit(Registration registration, Release release, List<Booking> mine) {

        long event() {
            return registration.event().id();
        }

        Optional<Booking> own(String slug) {
            return mine.stream()
                    .filter(booking -> booking.session().equals(slug))
                    .findFirst();
        }

        /** The same, with what is chosen by now. */
        Visit of(Bookings bookings) {
            return new Visit(registration, release, bookings.of(registration.id()));
        }

        Session session(Booking booking) {
            return release.programme().session(booking.session()).orElseThrow();
        }
    }

    /** The counters did not allow what a look at them had promised; nothing was changed. */
    private static class LookedTooSoon extends RuntimeException {

        LookedTooSoon() {
            super("The counters changed since they were looked at", null, false, false);
        }
    }

    @Transactional
    List<BookingView> list(long registrationId) {
        Registration registration = Registration.findById(registrationId);
        return releases.newest(registration.event())
                .map(release -> {
                    var visit = new Visit(registration, release, bookings.of(registrationId));
                    return visit.mine().stream()
                            // A release may have come between the two reads; what it ended is gone in a moment.
                            .filter(booking -> release.programme()
                                    .session(booking.session())
                                    .isPresent())
                            .map(booking -> view(visit, booking))
                            .toList();
                })
                .orElse(List.of());
    }

    /** What is chosen and what can be, for the page. */
    @Transactional
    Agenda agenda(long registrationId) {
        Registration registration = Registration.findById(registrationId);
        var event = registration.event();
        var programme = releases.newest(event).map(Release::programme).orElse(Programme.EMPTY);
        var rooms = new HashMap<String, String>();
        programme.rooms().forEach(room -> rooms.put(room.slug(), room.name()));
        var sessions = FollowUp.bookable(programme);
        var chosen = bookings.of(registrationId);
        var mine = chosen.stream()
                .filter(booking -> sessions.containsKey(booking.session()))
                .map(booking -> {
                    var session = Objects.requireNonNull(sessions.get(booking.session()));
                    return new Agenda.Mine(
                            session.slug(),
                            session.title(),
                            booking.period(),
                            session.room() == null ? null : rooms.get(session.room()),
                            booking.state(),
                            booking.holdsPlace() ? null : bookings.position(event.id(), booking),
                            booking.state() == BookingState.UNDECIDED
                                    ? others(sessions, chosen, booking.session(), booking.period())
                                    : List.of());
                })
                .toList();
        var places = stock.look(event.id());
        var now = clock.instant();
        var offers = sessions.values().stream()
                .filter(session ->
                        chosen.stream().noneMatch(booking -> booking.session().equals(session.slug())))
                .filter(session -> now.isBefore(session.period().orElseThrow().to()))
                .sorted(Comparator.comparing(
                        session -> session.period().orElseThrow().from()))
                .map(session -> {
                    var left = places.get(session.slug());
                    var period = session.period().orElseThrow();
                    return new Agenda.Offer(
                            session.slug(),
                            session.title(),
                            period,
                            session.room() == null ? null : rooms.get(session.room()),
                            left == null ? 0 : left.placesLeft(),
                            others(sessions, chosen, session.slug(), period));
                })
                .toList();
        return new Agenda(
                event.name(),
                event.timezone(),
                registration.status() == Status.CONFIRMED,
                mine,
                offers,
                feeds.isThere(registrationId));
    }

    private static List<Agenda.Other> others(
            Map<String, Session> sessions, List<Booking> chosen, String slug, Period period) {
        return chosen.stream()
                .filter(booking -> booking.holdsPlace()
                        && !booking.session().equals(slug)
                        && booking.overlaps(period)
                        && sessions.containsKey(booking.session()))
                .map(booking -> new Agenda.Other(
                        booking.session(),
                        Objects.requireNonNull(sessions.get(booking.session())).title()))
                .toList();
    }

    /**
     * Books a session, or joins its waiting list; doing it again changes nothing.
     *
     * @throws SessionOverlaps where something is held at that time that is not given up
     * @throws SessionFull where something would be given up for a wait, and that was not accepted
     */
    BookingView choose(long registrationId, String slug, Wish wish) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> choose(registrationId, slug, wish, true));
        } catch (LookedTooSoon taken) {
            return QuarkusTransaction.requiringNew().call(() -> choose(registrationId, slug, wish, false));
        }
    }

    private BookingView choose(long registrationId, String slug, Wish wish, boolean byALook) {
        var visit = enter(registrationId);
        visit.registration().demandForAttendee(ACTION, clock.instant());
        var session = bookable(visit.release(), slug);
        var own = visit.own(slug).orElse(null);
        var given = visit.mine().stream()
                .filter(booking -> booking != own && wish.instead().contains(booking.session()))
                .toList();
        if (own != null
                && (own.state() == BookingState.BOOKED || (own.state() == BookingState.WAITING && given.isEmpty()))) {
            return view(visit, own);
        }
        var inTheWay = visit.mine().stream()
                .filter(booking -> booking != own
                        && booking.holdsPlace()
                        && booking.overlaps(session.period().orElseThrow())
                        && !given.contains(booking))
                .toList();
        if (!inTheWay.isEmpty()) {
            var overlaps =
                    new SessionOverlaps(inTheWay.stream().map(visit::session).toList());
            if (own != null || !given.isEmpty() || !wish.acceptsToWait()) {
                throw overlaps;
            }
            waitBeside(visit, session, overlaps);
        } else if (own == null && given.isEmpty() && byALook) {
            chooseByALook(visit, session);
        } else {
            chooseUnderLock(visit, session, own, given, wish);
        }
        var now = visit.of(bookings);
        return view(now, now.own(slug).orElseThrow());
    }

    /** What nearly everybody does in a rush: the hot row is locked last, and for as short as can be. */
    private void chooseByALook(Visit visit, Session session) {
        var slug = session.slug();
        var places = Objects.requireNonNull(stock.look(visit.event()).get(slug), "each bookable session has a counter");
        if (places.waiting() > 0 && places.placesLeft() > 0) {
            throw new LookedTooSoon(); // perhaps none of those who wait can have it
        }
        if (places.hasRoom()) {
            add(visit, session, BookingState.BOOKED);
            demandLook(stock.take(visit.event(), slug));
        } else {
            add(visit, session, BookingState.WAITING);
            demandLook(stock.await(visit.event(), slug));
        }
    }

    /** For who would rather keep what they hold: only where there is nothing to swap to. */
    private void waitBeside(Visit visit, Session session, SessionOverlaps overlaps) {
        var slug = session.slug();
        var places =
                Objects.requireNonNull(stock.lock(visit.event(), List.of(slug)).get(slug));
        if (places.placesLeft()
                > bookings.countReady(visit.event(), slug, visit.registration().id())) {
            throw overlaps;
        }
        add(visit, session, BookingState.WAITING);
        demandLook(stock.await(visit.event(), slug));
    }

    private static void demandLook(boolean wasRight) {
        if (!wasRight) {
            throw new LookedTooSoon();
        }
    }

    private void chooseUnderLock(Visit visit, Session session, @Nullable Booking own, List<Booking> given, Wish wish) {
        var slug = session.slug();
        if (!given.isEmpty()) {
            bookings.takeTurns(visit.event());
        }
        var touched = new TreeSet<String>();
        touched.add(slug);
        given.forEach(booking -> touched.add(booking.session()));
        var places = Objects.requireNonNull(stock.lock(visit.event(), touched).get(slug));
        if (own != null && own.state() == BookingState.UNDECIDED) {
            remove(visit, given);
            bookings.book(List.of(own));
            note(visit, "session kept", slug);
        } else if (places.placesLeft()
                > bookings.countReady(visit.event(), slug, visit.registration().id())) {
            remove(visit, given);
            if (own == null) {
                add(visit, session, BookingState.BOOKED);
                stock.takeBesideTheWaiting(visit.event(), slug);
            } else {
                bookings.book(List.of(own));
                note(visit, "session booked", slug);
                stock.promote(visit.event(), slug, 1);
            }
        } else if (given.isEmpty() || wish.acceptsToWait()) {
            if (own == null) {
                add(visit, session, BookingState.WAITING);
                if (!stock.await(visit.event(), slug)) {
                    throw new Busy();
                }
            }
            return;
        } else {
            throw new SessionFull();
        }
        bookings.settle(visit.registration().id());
        giveBack(visit, given);
    }

    /** Gives up a place or a wait; doing it again changes nothing. */
    @Transactional
    void giveUp(long registrationId, String slug) {
        var visit = enter(registrationId);
        visit.own(slug).ifPresent(own -> {
            remove(visit, List.of(own));
            bookings.settle(registrationId);
            giveBack(visit, List.of(own));
        });
    }

    /** What somebody left behind: the sessions in which they held a place. */
    record Left(Release release, List<Session> held) {}

    /** In the transaction of the cancellation, under the lock of the registration: who does not come needs no place. */
    @Transactional(TxType.MANDATORY)
    Optional<Left> leave(Registration registration) {
        if (bookings.of(registration.id()).isEmpty()) {
            return Optional.empty();
        }
        var visit = enter(registration);
        bookings.takeTurns(visit.event());
        remove(visit, visit.mine());
        giveBack(visit, visit.mine());
        return Optional.of(new Left(
                visit.release(),
                visit.mine().stream()
                        .filter(Booking::holdsPlace)
                        .map(visit::session)
                        .toList()));
    }

    /** Books what was wished for with the form, in the transaction that gives the place and after its counter. */
    @Transactional(TxType.MANDATORY)
    Granted grant(Registration registration, List<String> slugs) {
        var visit = enter(registration);
        bookings.takeTurns(visit.event());
        var programme = visit.release().programme();
        var wishes = new ArrayList<Granted.Wished>();
        slugs.stream()
                .map(slug -> programme.session(slug).orElse(null))
                .sorted(Comparator.nullsLast(BY_START))
                .forEach(session -> wishes.add(grant(visit.of(bookings), session)));
        return new Granted(visit.release(), wishes);
    }

    private Granted.Wished grant(Visit visit, @Nullable Session session) {
        if (session == null || !session.takesBookings() || isOver(session)) {
            return new Granted.Wished(Granted.What.GONE, session, List.of());
        }
        var inTheWay = visit.mine().stream()
                .filter(booking -> booking.holdsPlace()
                        && booking.overlaps(session.period().orElseThrow()))
                .map(visit::session)
                .toList();
        if (!inTheWay.isEmpty()) {
            return new Granted.Wished(Granted.What.OVERLAPS, session, inTheWay);
        }
        var own = visit.own(session.slug());
        if (own.isEmpty()) {
            chooseUnderLock(visit, session, null, List.of(), Wish.PLAIN);
            own = visit.of(bookings).own(session.slug());
        }
        return new Granted.Wished(
                own.orElseThrow().holdsPlace() ? Granted.What.BOOKED : Granted.What.WAITING, session, List.of());
    }

    private Visit enter(long registrationId) {
        return enter(Registration.lock(registrationId));
    }

    /** The registration is locked. */
    private Visit enter(Registration registration) {
        bookings.keepReleasesOut(registration.event().id());
        // Read after the lock, so that no release comes in between.
        var release = releases.newest(registration.event()).orElseThrow(() -> new NotFound("session"));
        return new Visit(registration, release, bookings.of(registration.id()));
    }

    private Session bookable(Release release, String slug) {
        var session = release.programme().session(slug).orElseThrow(() -> new NotFound("session"));
        if (!session.takesBookings()) {
            throw SessionNotBookable.openToAll();
        }
        if (isOver(session)) {
            throw SessionNotBookable.over();
        }
        return session;
    }

    private boolean isOver(Session session) {
        return !clock.instant().isBefore(session.period().orElseThrow().to());
    }

    private void add(Visit visit, Session session, BookingState state) {
        bookings.add(
                visit.registration(), session.slug(), state, session.period().orElseThrow());
        note(
                visit,
                state == BookingState.BOOKED ? "session booked" : "joined the waiting list of a session",
                session.slug());
    }

    private void remove(Visit visit, List<Booking> given) {
        if (given.isEmpty()) {
            return;
        }
        bookings.remove(given);
        given.forEach(booking -> note(visit, "session given up", booking.session()));
    }

    /** The counters follow, and whoever waits is next. */
    private void giveBack(Visit visit, List<Booking> given) {
        if (given.isEmpty()) {
            return;
        }
        var sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparing(Booking::session));
        stock.lock(visit.event(), sorted.stream().map(Booking::session).toList());
        for (var booking : sorted) {
            if (booking.holdsPlace()) {
                stock.free(visit.event(), booking.session());
                waitingList.promoteAndTell(visit.registration().event(), visit.release(), booking.session());
            } else {
                stock.leaveWaitingList(visit.event(), booking.session());
            }
        }
    }

    private void note(Visit visit, String what, String session) {
        var registration = visit.registration();
        audit.add(AuditEntry.of("attendee", what, registration.event().slug(), registration.reference())
                .changing(Map.of(), Map.of("session", session)));
    }

    private BookingView view(Visit visit, Booking booking) {
        var session = visit.session(booking);
        return new BookingView(
                session.slug(),
                session.title(),
                booking.period().from(),
                booking.period().to(),
                session.room(),
                booking.state(),
                booking.holdsPlace() ? null : bookings.position(visit.event(), booking),
                visit.mine().stream()
                        .filter(other -> booking.state() == BookingState.UNDECIDED
                                && other.id() != booking.id()
                                && other.holdsPlace()
                                && other.overlaps(booking.period()))
                        .map(Booking::session)
                        .toList());
    }
}
