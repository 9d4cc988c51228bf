package uk.dgnorth.colleague;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which attendees ask for places for colleagues, or pass their own on. */
@MessageBundle("colleague")
interface ColleagueMessages {

    @Message("Send a colleague in your place")
    String substitute();

    @Message("""
            We will email your colleague a code. You keep your place until they confirm. \
            Then your ticket stops working, and places in sessions that you have booked are given back.""")
    String howSubstitutionWorks();

    @Message("""
            If your colleague works for another organisation, a person needs to check whether they can have the place. \
            You keep it until then.""")
    String anotherBody();

    @Message("Your colleague’s full name")
    String colleaguesName();

    @Message("Your colleague’s work email address")
    String colleaguesEmail();

    @Message("Their organisation")
    String theirOrganisation();

    @Message("Their role")
    String theirRole();

    @Message("How is it part of the public sector?")
    String howPublic();

    @Message("We need to check this organisation: tell us about it")
    String tellUsAboutThem();

    @Message("Ask your colleague to confirm")
    String askThem();

    @Message("Enter the email address of somebody else, like name@example.gov.uk")
    String anotherAddress();

    @Message("You have named a colleague")
    String named();

    @Message("We have emailed a code to {address}. You keep your place until they confirm.")
    String waitingForThem(String address);

    @Message("A person is checking whether the owner of {address} can have your place. You keep it until then.")
    String beingChecked(String address);

    @Message("Keep your place")
    String keepPlace();

    @Message("If you want to come after all, or to name somebody else, take this back.")
    String whyKeepPlace();

    @Message("You cannot name anybody now")
    String tooLate();

    @Message("A place can be passed on until the event starts, or until you have arrived, and by people who have one.")
    String whyTooLate();

    @Message("Back to your registration")
    String back();

    @Message("Ask for places for colleagues")
    String team();

    @Message("""
            You can ask for up to 20 colleagues. Each of them gets an email with a code and has to confirm. \
            We keep a place for each of them until then, if one is free.""")
    String howTeamsWork();

    @Message("Names and email addresses")
    String colleagues();

    @Message(
            "Write each colleague on a line: the full name, a comma and the work email address. You can paste from a spreadsheet.")
    String colleaguesHint();

    @Message("Ask for these colleagues")
    String askForTeam();

    @Message("Your colleagues")
    String yourColleagues();

    @Message("Name")
    String name();

    @Message("Status")
    String status();

    @Message("Some lines have no place")
    String someRefused();

    @Message("Line {number}: {reason}")
    String line(int number, String reason);

    @Message("Enter 1 to 20 lines, each with a name, a comma and an email address")
    String linesUnreadable();

    @Message("Asked")
    String asked();

    @Message("Has until {when} to confirm.")
    String until(String when);

    @Message("Confirmed")
    String proved();

    @Message("Lapsed")
    String lapsed();

    @Message("Did not confirm in time. You can ask again.")
    String lapsedMeaning();

    @Message("Not coming")
    String ended();

    @Message("Does not want the place any more, or did not accept it in time. You can ask again.")
    String endedMeaning();

    @Message("Refused")
    String refused();

    @Message("Free places are for people who work in the UK public sector. This is not a public sector email address.")
    String ineligible();

    @Message("We need to check this organisation. Ask your colleague to register on their own.")
    String needsAPerson();

    @Message("This person already has a registration for the event.")
    String alreadyRegistered();

    @Message("A person has looked at this registration and declined it.")
    String declined();

    @Message("Enter a full name of at most 200 characters.")
    String nameUnreadable();

    @Message("Enter an email address in the correct format, like name@example.gov.uk.")
    String addressUnreadable();

    @Message("This is your own email address.")
    String oneself();

    @Message("This email address is on an earlier line.")
    String twice();

    @Message("You have asked for 20 colleagues already.")
    String tooMany();

    @Message("We have sent too many emails in a short time. Try this line again later.")
    String tooOften();
}
