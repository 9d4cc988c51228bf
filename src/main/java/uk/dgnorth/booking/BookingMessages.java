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

    @Message("We have booked “{title}” for you: {when}, {room}.")
    String wishBooked(String title, String when, String room);

    @Message("“{title}” is full: {when}. You are on its waiting list.")
    String wishWaiting(String title, String when);

    @Message("We have not booked “{title}”, because it now overlaps with {others}.")
    String wishOverlaps(String title, String others);

    @Message("We have not booked “{title}”, because it is over.")
    String wishOver(String title);

    @Message("A session that you asked for is no longer in the programme.")
    String wishWithdrawn();

    @Message("Open the attached file sessions.ics to add the sessions we have booked to your calendar.")
    String openSessionsFile();

    @Message("The other attached files take your sessions out of your calendar.")
    String leftFiles();

    @Message("room to be announced")
    String roomToBeAnnounced();

    @Message("Open the calendar files that come with this email, so that your calendar follows.")
    String openCalendarFiles();

    @Message("See, change or give up your sessions")
    String seeYourSessions();

    @Message("Your sessions")
    String yourSessions();

    @Message("Some sessions have a limited number of places. Book those that you want to go to.")
    String howItWorks();

    @Message("You can choose sessions when you have a place at the event.")
    String whenYouHaveAPlace();

    @Message("Sessions you have chosen")
    String chosen();

    @Message("You have not chosen any sessions.")
    String noneChosen();

    @Message("Sessions you can book")
    String canBook();

    @Message("There are no other sessions to book.")
    String nothingToBook();

    @Message("When")
    String when();

    @Message("Room")
    String room();

    @Message("Places left")
    String placesLeft();

    @Message("Status")
    String status();

    @Message("Booked")
    String booked();

    @Message("On the waiting list, number {position}")
    String waiting(int position);

    @Message("You need to choose: it overlaps with {others}")
    String undecided(String others);

    @Message("You have booked {others} at that time.")
    String overlapsWith(String others);

    @Message("Book {title}")
    String book(String title);

    @Message("Book {title} instead")
    String bookInstead(String title);

    @Message("Keep {title} and give up {others}")
    String keepInstead(String title, String others);

    @Message("Join the waiting list for {title}")
    String joinWaitingList(String title);

    @Message("Give up {title}")
    String giveUp(String title);

    @Message("Leave the waiting list for {title}")
    String leaveWaitingList(String title);

    @Message("You have booked the session")
    String doneBooked();

    @Message("You are on the waiting list of the session")
    String doneWaiting();

    @Message("You have given up the session")
    String doneGivenUp();

    @Message("Your calendar address no longer works")
    String doneCalendarRemoved();

    @Message("The session is full. You keep what you have booked")
    String isFull();

    @Message("You have another session at that time. Choose one of the two")
    String isOverlapping();

    @Message("You cannot do this now. Look at the sessions again")
    String isNotPossible();

    @Message("Follow your sessions in your calendar")
    String calendar();

    @Message("""
            Your calendar can follow the event and the sessions you have booked. Get an address of your own for it. \
            Anyone who has the address can see what you have booked, but not your name.""")
    String calendarHow();

    @Message("Your calendar follows an address that you made here. If others know it, make a new one or remove it.")
    String calendarIsThere();

    @Message("Get a calendar address")
    String calendarMake();

    @Message("Make a new address")
    String calendarReplace();

    @Message("Remove the address")
    String calendarRemove();

    @Message("Your calendar address")
    String calendarAddress();

    @Message("Copy this address and subscribe to it in your calendar. We show it only once.")
    String calendarOnce();
}
