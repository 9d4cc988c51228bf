package uk.dgnorth.attendee;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the pages on which attendees see and change their registration. Messages with markup are shown as they
 * are, so they take slugs and nothing that somebody typed.
 */
@MessageBundle("attendee")
interface AttendeeMessages {

    @Message("Your registration")
    String yours();

    @Message("Registration complete")
    String complete();

    @Message("Your reference number")
    String referenceNumber();

    @Message("What happens next")
    String whatNext();

    @Message("We have sent you an email with a link to your registration.")
    String linkSent();

    @Message("Event")
    String event();

    @Message("When")
    String when();

    @Message("Reference")
    String reference();

    @Message("Name")
    String name();

    @Message("Email address")
    String email();

    @Message("Job title")
    String jobTitle();

    @Message("Organisation")
    String organisation();

    @Message("See your ticket")
    String seeTicket();

    @Message("See your registration")
    String seeRegistration();

    @Message("<a class=\"govuk-link\" href=\"/contact\">What did you think of this service?</a>")
    String whatDidYouThink();

    @Message("Your ticket")
    String ticket();

    @Message("QR code with your ticket code {code}")
    String ticketImage(String code);

    @Message("Ticket code")
    String ticketCode();

    @Message("If the image does not show, the ticket code is enough.")
    String codeIsEnough();

    @Message("Add the event to your calendar")
    String addToCalendar();

    @Message("Your details")
    String details();

    @Message(
            "If your email address has changed, <a class=\"govuk-link\" href=\"/contact\">contact us</a> and give your reference.")
    String emailChanged();

    @Message("About the event")
    String aboutTheEvent();

    @Message("If you cannot come")
    String ifYouCannotCome();

    @Message(
            "<a class=\"govuk-link\" href=\"/your-registration/cancel\">Cancel your registration</a> so that someone else can have your place.")
    String cancelSoOthers();

    @Message(
            "We looked at the registration of the person that you named, and they cannot have your place. You keep it.")
    String substituteDeclined();

    @Message("The person that you named has not confirmed in time. You keep your place.")
    String substituteLapsed();

    @Message("The person that you named does not need your place. You keep it.")
    String substituteDoesNotTakeIt();

    @Message("Send a colleague in your place")
    String sendSomeoneElse();

    @Message("Your colleagues")
    String colleagues();

    @Message("Ask for places for colleagues, or see who has confirmed")
    String askForColleagues();

    @Message("If you share this device")
    String ifYouShare();

    @Message("""
            Close your registration so that others who use this device cannot see it. The link in your email opens it \
            again. It closes by itself when you close your browser, or when you have not used it for 24 hours.""")
    String whyClose();

    @Message("Close your registration")
    String close();

    @Message("You have closed your registration")
    String closed();

    @Message("The link in your email opens it again.")
    String linkOpensAgain();

    @Message("Confirm your email address")
    String confirmHeading();

    @Message("You have not confirmed your email address yet.")
    String confirmMeaning();

    @Message("Open the email that we sent you and enter the code from it.")
    String confirmNext();

    @Message("We are checking your registration")
    String checkingHeading();

    @Message("A person needs to check whether we can give you a free place.")
    String checkingMeaning();

    @Message("We will email you the answer.")
    String answerLater();

    @Message("We will email you the answer by {when}.")
    String answerBy(String when);

    @Message("You are on the waiting list")
    String waitingHeading();

    @Message("All places are taken at the moment. You are number {position} on the waiting list.")
    String waitingMeaning(long position);

    @Message("""
            A place that becomes free goes to the person who has waited longest. \
            When it is your turn, we will email you a ticket. You do not need to do anything.""")
    String waitingNext();

    @Message("""
            A place that becomes free is offered to the person who has waited longest. \
            When it is your turn, we will email you. You then have until the time in that email to accept it.""")
    String waitingForOffer();

    @Message("We have a place for you")
    String offeredHeading();

    @Message("A place is being kept for you.")
    String offeredMeaning();

    @Message("Accept it on this page if you want it.")
    String offeredNext();

    @Message("Accept your place")
    String accept();

    @Message("We are keeping it for you until {when}. After that it goes to the next person on the waiting list.")
    String offerEnds(String when);

    @Message(
            "If you do not want the place, <a class=\"govuk-link\" href=\"/your-registration/cancel\">cancel your registration</a>.")
    String refuseOffer();

    @Message("You have accepted your place.")
    String offerAccepted();

    @Message("You cannot accept this place any more")
    String offerEnded();

    @Message("The time to accept it is over, so it goes to the next person on the waiting list.")
    String whyOfferEnded();

    @Message("See where your registration stands")
    String seeStanding();

    @Message("You have a place")
    String confirmedHeading();

    @Message("Your place is confirmed.")
    String confirmedMeaning();

    @Message("Show your ticket at the door, on your phone or on paper.")
    String confirmedNext();

    @Message("Your registration is cancelled")
    String cancelledHeading();

    @Message("You do not have a place at this event.")
    String cancelledMeaning();

    @Message("You can register again while registration is open.")
    String registerAgain();

    @Message("We could not give you a free place")
    String refusedHeading();

    @Message("A person has looked at your registration. The email that we sent you gives the reason.")
    String refusedMeaning();

    @Message("If you think this is wrong, you can ask us to look again, once.")
    String refusedNext();

    @Message("You cannot ask us to look at it again. If you have questions, contact us and give your reference.")
    String refusedFinally();

    @Message("Your registration has expired")
    String expiredHeading();

    @Message("It was not completed in time.")
    String expiredMeaning();

    @Message("Do you want to cancel your registration?")
    String cancelQuestion();

    @Message("You will lose your place, and your ticket will stop working.")
    String cancelTicket();

    @Message("You will not get a place unless you register again.")
    String cancelNoPlace();

    @Message("Cancel my registration")
    String cancelMine();

    @Message("Keep my registration")
    String keepMine();

    @Message("Open your registration")
    String open();

    @Message("Select the button to see your registration on this device.")
    String selectToOpen();

    @Message("The link is only for you. Anyone who has it can cancel your registration.")
    String linkIsForYou();

    @Message("This link does not work any more")
    String linkEnded();

    @Message("If you copied the link, check that you copied all of it.")
    String checkTheLink();

    @Message("You can <a class=\"govuk-link\" href=\"/new-link\">ask for a new link</a>.")
    String askForNewLink();

    @Message("Which event did you register for?")
    String whichEvent();

    @Message(
            "To see your registration, open the link in the email that we sent you. If you do not have it, we can send a new link.")
    String whyNewLink();

    @Message("Your registration was closed on this device. Nothing has been lost: what you had sent is kept.")
    String sessionEnded();

    @Message("Ask for a link to your registration")
    String newLink();

    @Message("Email address that you registered with")
    String emailRegisteredWith();

    @Message("Enter the email address that you registered with")
    String enterEmail();

    @Message("Enter an email address in the correct format, like name@example.gov.uk")
    String emailFormat();

    @Message("Send a new link")
    String sendNewLink();

    @Message("Check your email")
    String checkEmail();

    @Message("If this address has a registration for {event}, we have sent it an email with a new link.")
    String newLinkSent(String event);

    @Message("""
            The email may take a few minutes to arrive. If it does not, look in your junk folder, or \
            <a class="govuk-link" href="/events/{event}/new-link">try again</a>.""")
    String notArrived(String event);

    @Message("Full name")
    String fullName();

    @Message("Name for your badge (optional)")
    String badgeName();

    @Message("Your role")
    String role();

    @Message("How is your organisation part of the public sector?")
    String reason();

    @Message("Saved")
    String saved();

    @Message("We have saved your details.")
    String detailsSaved();

    @Message("We have saved what you need.")
    String needsSaved();

    @Message("We have deleted what you told us about access or dietary needs.")
    String needsDeleted();

    @Message("Change your details")
    String changeDetails();

    @Message("If you leave it empty, your badge shows your full name.")
    String badgeNameHint();

    @Message("Job title (optional)")
    String jobTitleOptional();

    @Message("Organisation (optional)")
    String organisationOptional();

    @Message("Save")
    String save();

    @Message("Ask us to look again")
    String appeal();

    @Message("""
            Tell us why you should have a free place. Somebody else than the first time will look at your registration. \
            You can ask once. We will reply within 2 working days.""")
    String howAppealWorks();

    @Message("Up to 500 characters. Say what we may have missed.")
    String reasonHint();

    @Message("Access and dietary needs")
    String needs();

    @Message("Do you have any access or dietary requirements?")
    String anyNeeds();

    @Message("Name for your badge")
    String badge();

    @Message("Tell us about access or dietary needs, or change what you told us")
    String tellOrChangeNeeds();

    @Message("Your sessions")
    String sessions();

    @Message("Choose sessions, see what you have booked, and follow it in your calendar")
    String chooseSessions();

    @Message("Answer our question")
    String answerQuestion();

    @Message("To decide whether we can give you a free place, we need to know:")
    String weNeedToKnow();

    @Message("Your answer")
    String yourAnswer();

    @Message("Do not give medical details. We will reply within 2 working days.")
    String yourAnswerHint();

    @Message("Send the answer")
    String sendAnswer();
}
