package uk.dgnorth.schedule;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages that show a programme. */
@MessageBundle("schedule")
interface ScheduleMessages {

    @Message("Programme")
    String programme();

    @Message("The programme is not published yet.")
    String notPublished();

    @Message("Programme released on {day}, version {number}")
    String released(String day, int number);

    @Message("Times are local to the event, in the time zone {zone}.")
    String timesInZone(String zone);

    @Message("Search and filter")
    String searchAndFilter();

    @Message("Search in titles, descriptions and speakers")
    String searchFor();

    @Message("Track")
    String track();

    @Message("Room")
    String room();

    @Message("Format")
    String format();

    @Message("Speaker")
    String speaker();

    @Message("All")
    String all();

    @Message("Show sessions")
    String show();

    @Message("Show the whole programme")
    String showAll();

    @Message("Sessions found: {count}")
    String found(int count);

    @Message("No session is like that. Try other words or fewer filters.")
    String noneFound();

    @Message("Show as a list")
    String asList();

    @Message("Show as a timetable")
    String asTimetable();

    @Message("Sessions by time and room, {day}")
    String timetable(String day);

    @Message("Time")
    String time();

    @Message("No room")
    String noRoom();

    @Message("Booking needed")
    String bookable();

    @Message("Speakers, calendar and changes")
    String takeAlong();

    @Message("All sessions for your calendar")
    String calendar();

    @Message("Changes to the programme as a feed")
    String feed();

    @Message("When")
    String when();

    @Message("Where")
    String where();

    @Message("Access")
    String access();

    @Message("Level")
    String level();

    @Message("Language")
    String language();

    @Message("Booking")
    String booking();

    @Message("Book a place. The session is for {capacity} people.")
    String bookFor(int capacity);

    @Message("Places left: {places}")
    String placesLeft(int places);

    @Message("All places are taken. If you have a place at the event, you can join the waiting list.")
    String allTaken();

    @Message("Slides")
    String slides();

    @Message("Add this session to your calendar")
    String addToCalendar();

    @Message("Find out more")
    String resources();

    @Message("Speakers")
    String speakers();

    @Message("No speakers are announced yet.")
    String noSpeakers();

    @Message("Pronouns")
    String pronouns();

    @Message("Sessions")
    String sessions();

    @Message("Step-free access")
    String stepFree();

    @Message("No step-free access")
    String steps();

    @Message("Hearing loop")
    String hearingLoop();

    @Message("No hearing loop")
    String noHearingLoop();

    @Message("Talk")
    String talk();

    @Message("Keynote")
    String keynote();

    @Message("Panel")
    String panel();

    @Message("Workshop")
    String workshop();

    @Message("Demonstration")
    String demonstration();

    @Message("Networking")
    String networking();

    @Message("Break")
    String interval();

    @Message("Introductory")
    String introductory();

    @Message("Intermediate")
    String intermediate();

    @Message("Advanced")
    String advanced();
}
