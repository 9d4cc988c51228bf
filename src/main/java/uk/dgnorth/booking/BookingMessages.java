package uk.dgnorth.booking;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which attendees choose sessions, and of the letters about them. */
@MessageBundle("booking")
interface BookingMessages {

    @Message("The sessions you chose at {event} have changed")
    String sessionsChangedSubject(String event);

    @Message("Your sessions have changed")
    String sessionsChanged();

    @Message("You now have a place in a session at {event}")
    String placeFoundSubject(String event);

    @Message("You now have a place")
    String placeFound();

    @Message("“{title}” is cancelled.")
    String newsCancelled(String title);

    @Message("“{title}” is open to all now. You do not need to book it.")
    String newsOpenToAll(String title);

    @Message("A place in “{title}” has become free, and it is yours: {when}, {room}.")
    String newsPromoted(String title, String when, String room);

    @Message("“{title}” has moved: {when}, {room}. You still have your place.")
    String newsMoved(String title, String when, String room);

    @Message("“{title}” has moved: {when}, {room}. You are still on its waiting list.")
    String newsMovedWaiting(String title, String when, String room);

    @Message("""
            “{title}” has moved: {when}, {room}. It now overlaps with {others}. \
            We keep your places until you choose which one you want.""")
    String newsMovedClash(String title, String when, String room, String others);

    @Message("room to be announced")
    String roomToBeAnnounced();

    @Message("Open the calendar files that come with this email, so that your calendar follows.")
    String openCalendarFiles();

    @Message("See, change or give up your sessions")
    String seeYourSessions();
}
