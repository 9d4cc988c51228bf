package uk.dgnorth.booking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.mail.Attachment;
import uk.dgnorth.mail.Letter;
import uk.dgnorth.mail.Outbox;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;
import uk.dgnorth.registration.Enclosure;
import uk.dgnorth.registration.LetterHead;
import uk.dgnorth.registration.ManageLinks;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationEmails;
import uk.dgnorth.schedule.SessionCalendar;
import uk.dgnorth.ticket.CalendarEntry;

/** Tells attendees what became of the sessions that they have chosen, with what their calendars need to follow. */
@ApplicationScoped
class BookingEmails {

    private final RegistrationEmails emails;
    private final Outbox outbox;
    private final ManageLinks links;
    private final SessionCalendar calendar;
    private final Clock clock;

    BookingEmails(RegistrationEmails emails, Outbox outbox, ManageLinks links, SessionCalendar calendar, Clock clock) {
        this.emails = emails;
        this.outbox = outbox;
        this.links = links;
        this.calendar = calendar;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "booking-letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Letters {

        private Letters() {}

        static native TemplateInstance sessions(
                LetterHead head, String heading, List<String> news, boolean withCalendar, URI manageLink);
    }

    /** Somebody who waited has a place now. */
    void promoted(Registration registration, Release release, Session session) {
        var told = List.of(Told.promoted(session));
        var files = files(registration.event(), release.programme(), release, told);
        outbox.add(letter(registration, release, told, files, links.newLink(registration)));
    }

    /**
     * All that one release changes for these people, in one letter each. Thousands may have booked the same, so each
     * calendar file is made once.
     *
     * @param before what the release replaces
     * @param told by registration
     */
    void released(List<Registration> people, Programme before, Release release, Map<Long, List<Told>> told) {
        var files = new HashMap<List<Told>, List<Attachment>>();
        var letters = new ArrayList<Letter>();
        var newLinks = links.newLinks(people).iterator();
        for (var registration : people) {
            var news = Objects.requireNonNull(told.get(registration.id()));
            letters.add(letter(
                    registration,
                    release,
                    news,
                    files.computeIfAbsent(news, same -> files(registration.event(), before, release, same)),
                    newLinks.next()));
        }
        outbox.addAll(letters);
    }

    private Letter letter(
            Registration registration, Release release, List<Told> told, List<Attachment> files, URI link) {
        var say = messages(registration);
        var isOnlyPromotion = told.stream().allMatch(each -> each.what() == Told.What.PROMOTED);
        var event = registration.event().name();
        var times = new EventTimes(registration.event().timezone(), registration.language());
        var news = told.stream().map(each -> news(say, times, release, each)).toList();
        var heading = isOnlyPromotion ? say.placeFound() : say.sessionsChanged();
        return emails.about(
                registration,
                isOnlyPromotion ? "session-place-found" : "sessions-changed",
                isOnlyPromotion ? say.placeFoundSubject(event) : say.sessionsChangedSubject(event),
                head -> Letters.sessions(head, heading, news, !files.isEmpty(), link),
                files);
    }

    private static String news(BookingMessages say, EventTimes times, Release release, Told told) {
        var session = told.session();
        var title = session.title();
        var period = session.period().orElseThrow();
        var when = times.period(period.from(), period.to());
        return switch (told.what()) {
            case CANCELLED -> say.newsCancelled(title);
            case OPEN_TO_ALL -> say.newsOpenToAll(title);
            case PROMOTED -> say.newsPromoted(title, when, room(say, release, session));
            case MOVED ->
                switch (told.state()) {
                    case BOOKED -> say.newsMoved(title, when, room(say, release, session));
                    case WAITING -> say.newsMovedWaiting(title, when, room(say, release, session));
                    case UNDECIDED ->
                        say.newsMovedClash(title, when, room(say, release, session), titles(told.overlapping()));
                };
        };
    }

    /** What became of the sessions that somebody wished for, to go with the letter that brings their ticket. */
    Enclosure granted(Registration registration, Release release, List<Granted.Wished> wishes) {
        var say = messages(registration);
        var times = new EventTimes(registration.event().timezone(), registration.language());
        var news = new ArrayList<String>();
        var booked = new ArrayList<CalendarEntry>();
        for (var wish : wishes) {
            news.add(news(say, times, release, wish));
            if (wish.what() == Granted.What.BOOKED) {
                booked.add(calendar.entry(
                        registration.event(), release, Objects.requireNonNull(wish.session(), "booked")));
            }
        }
        if (booked.isEmpty()) {
            return new Enclosure(news, List.of());
        }
        news.add(say.openSessionsFile());
        return new Enclosure(news, List.of(published(booked)));
    }

    private static String news(BookingMessages say, EventTimes times, Release release, Granted.Wished wish) {
        var session = wish.session();
        if (session == null) {
            return say.wishWithdrawn();
        }
        var period = session.period().orElseThrow();
        var when = times.period(period.from(), period.to());
        return switch (wish.what()) {
            case BOOKED -> say.wishBooked(session.title(), when, room(say, release, session));
            case WAITING -> say.wishWaiting(session.title(), when);
            case OVERLAPS -> say.wishOverlaps(session.title(), titles(wish.others()));
            case GONE -> session.takesBookings() ? say.wishOver(session.title()) : say.newsOpenToAll(session.title());
        };
    }

    /** What takes the sessions out of the calendar of somebody who no longer comes. */
    Enclosure left(Registration registration, Release release, List<Session> held) {
        if (held.isEmpty()) {
            return Enclosure.NONE;
        }
        return new Enclosure(
                List.of(messages(registration).leftFiles()),
                held.stream()
                        .map(session -> cancelled(
                                session, calendar.withdrawal(registration.event(), release, session, clock.instant())))
                        .toList());
    }

    private static String titles(List<Session> sessions) {
        return sessions.stream().map(Session::title).collect(Collectors.joining(", "));
    }

    private static String room(BookingMessages say, Release release, Session session) {
        return release.programme().rooms().stream()
                .filter(room -> room.slug().equals(session.room()))
                .map(Room::name)
                .findFirst()
                .orElseGet(say::roomToBeAnnounced);
    }

    /** One file adds and moves; each of the others takes one entry out, as it must (RFC 5546, sections 3.2.1 and 3.2.5). */
    private List<Attachment> files(Event event, Programme before, Release release, List<Told> told) {
        var published = new ArrayList<CalendarEntry>();
        var cancelled = new ArrayList<Attachment>();
        for (var each : told) {
            if (each.state().holdsPlace()) {
                switch (each.what()) {
                    case MOVED, PROMOTED -> published.add(calendar.entry(event, release, each.session()));
                    case CANCELLED ->
                        cancelled.add(cancelled(
                                each.session(), calendar.cancellation(event, release, before, each.session())));
                    case OPEN_TO_ALL -> {
                        // It takes place as before, so calendars keep it.
                    }
                }
            }
        }
        var files = new ArrayList<Attachment>();
        if (!published.isEmpty()) {
            files.add(published(published));
        }
        files.addAll(cancelled);
        return files;
    }

    private static Attachment published(List<CalendarEntry> entries) {
        return new Attachment("sessions.ics", entries.get(0).contentType(), CalendarEntry.published(entries), null);
    }

    private static Attachment cancelled(Session session, CalendarEntry entry) {
        return new Attachment("cancelled-" + session.slug() + ".ics", entry.contentType(), entry.ics(), null);
    }

    private static BookingMessages messages(Registration registration) {
        return MessageBundles.get(
                BookingMessages.class,
                Localized.Literal.of(registration.language().code()));
    }
}
