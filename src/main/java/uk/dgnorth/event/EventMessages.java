package uk.dgnorth.event;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages that show events. Messages with markup are shown as they are, and take no names. */
@MessageBundle("event")
interface EventMessages {

    @Message("Free places for people who work in the public sector")
    String home();

    @Message("If you work in the UK public sector, you can register for a free place with your work email address.")
    String homeLead();

    @Message("Events")
    String events();

    @Message("There are no events to register for at the moment.")
    String noEvents();

    @Message("If you have registered")
    String ifYouHaveRegistered();

    @Message("See, change or cancel your registration")
    String seeYourRegistration();

    @Message("Ask for a new link to your registration")
    String askForNewLink();

    @Message("When")
    String when();

    @Message("Where")
    String where();

    @Message("Address")
    String address();

    @Message("Registration")
    String registration();

    @Message("Before you start")
    String beforeYouStart();

    @Message("""
            You need your work email address, so that we can see whether a free place is for you. \
            <a class="govuk-link" href="/who-can-have-a-free-place">Check who can have a free place</a>.""")
    String whatYouNeed();

    @Message("Registering takes about 3 minutes. We will email you a code to confirm that the address is yours.")
    String howLongItTakes();

    @Message("Start now")
    String startNow();

    @Message("Registration opens at {when}.")
    String opens(String when);

    @Message("Register by {when}.")
    String registerBy(String when);

    @Message("Registration has closed.")
    String closed();

    @Message("At least {places} places left")
    String atLeast(int places);

    @Message("Fewer than 10 places left")
    String few();

    @Message("All places are taken. You can join the waiting list.")
    String allTaken();

    @Message("See the programme")
    String seeProgramme();

    @Message("Speak at this event")
    String speakHere();

    @Message("You can propose a session until {deadline}.")
    String proposeBy(String deadline);

    @Message("See the call for proposals")
    String seeCall();

    @Message("Who speaks")
    String whoSpeaks();

    @Message("See all speakers")
    String allSpeakers();
}
