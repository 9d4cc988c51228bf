package uk.dgnorth.registration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of letters, the same in their text and in their HTML. Subjects name the event and nobody. */
@MessageBundle("letter")
interface LetterMessages {

    /** The language of these messages (BCP 47), and so of the letter. */
    @Message("en")
    String languageCode();

    @Message("Confirm your email address for {event}")
    String confirmAddressSubject(String event);

    @Message("Your registration for {event}")
    String alreadyRegisteredSubject(String event);

    @Message("Your place at {event} is confirmed")
    String placeConfirmedSubject(String event);

    @Message("You are on the waiting list for {event}")
    String onWaitingListSubject(String event);

    @Message("You now have a place at {event}")
    String placeFoundSubject(String event);

    @Message("A place at {event} is free for you: accept it in time")
    String placeOfferedSubject(String event);

    @Message("You have not accepted your place at {event}")
    String offerLapsedSubject(String event);

    @Message("You are no longer on the waiting list for {event}")
    String offerLapsedForGoodSubject(String event);

    @Message("We are checking your registration for {event}")
    String beingCheckedSubject(String event);

    @Message("A question about your registration for {event}")
    String questionSubject(String event);

    @Message("Our answer to your registration for {event}")
    String declinedSubject(String event);

    @Message("Your registration for {event} is cancelled")
    String cancelledSubject(String event);

    @Message("We are still checking your registration for {event}")
    String holdLapsedSubject(String event);

    @Message("Your link to manage your registration for {event}")
    String accessLinkSubject(String event);

    @Message("Someone asked for a place for you at {event}")
    String invitedSubject(String event);

    @Message("Your place at {event} has passed to someone else")
    String placePassedOnSubject(String event);

    @Message("You still have your place at {event}")
    String placeStaysSubject(String event);

    @Message("You still have your place")
    String placeStays();

    @Message("We have looked at the registration of the person that you named, and they cannot have your place.")
    String substituteDeclined();

    @Message("The person that you named has not confirmed in time.")
    String substituteLapsed();

    @Message("The person that you named does not need your place.")
    String substituteDoesNotTakeIt();

    @Message("You keep your place at {event}, and your ticket works as before.")
    String youKeepIt(String event);

    @Message(
            "You can name somebody else. If nobody can come, cancel as soon as you can so that someone else can have your place.")
    String nameSomebodyElse();

    @Message("Confirm that you want the place")
    String invited();

    @Message("{name} has asked for a place for you at {event}.")
    String askedForYou(String name, String event);

    @Message("A colleague has asked for a place for you at {event}.")
    String someoneAskedForYou(String event);

    @Message("{name} has a place at {event} and wants you to take it over.")
    String wantsYouToTakeOver(String name, String event);

    @Message("A colleague has a place at {event} and wants you to take it over.")
    String someoneWantsYouToTakeOver(String event);

    @Message("If you want it, open this page and enter the code:")
    String openAndEnterCode();

    @Message("Confirm that you want to come")
    String confirmYouCome();

    @Message("We are keeping a place for you until then.")
    String keptUntilThen();

    @Message("Your colleague keeps the place until you confirm.")
    String staysUntilYouConfirm();

    @Message("If you do not want it, you do not need to do anything. We will delete the request.")
    String ifYouDoNotWantIt();

    @Message("Someone else comes in your place")
    String placePassedOn();

    @Message(
            "The person that you named has confirmed, and now has your place at {event}. Your ticket does not work any more.")
    String nowHasYourPlace(String event);

    @Message("Hello")
    String hello();

    @Message("You have this email because someone registered for {event} with this email address.")
    String why(String event);

    @Message("Your reference is {reference}.")
    String reference(String reference);

    @Message("When and where")
    String whenAndWhere();

    @Message("The code and the link work until {when}.")
    String codeWorksUntil(String when);

    @Message("The link is only for you. Anyone who has it can change your registration.")
    String linkIsForYou();

    @Message("Confirm your email address")
    String confirmAddress();

    @Message(
            "Someone asked for a place at {event} with this email address. If it was you, enter this code where you registered:")
    String enterCode(String event);

    @Message("Confirm your email address on our website")
    String confirmOnline();

    @Message(
            "We are keeping a place for you for {length}, until {when}. If you confirm later, all places may be taken.")
    String keepingPlace(String length, String when);

    @Message("When you have confirmed, we will tell you whether you have a place.")
    String whenConfirmed();

    @Message("If you did not ask for a place, you do not need to do anything. We will delete the request.")
    String ifYouDidNotAsk();

    @Message("You have already registered")
    String alreadyRegistered();

    @Message("""
            Someone, perhaps you, asked for a place at {event} with this email address. \
            There is a registration for this address already, and it has not changed.""")
    String hasNotChanged(String event);

    @Message("To open your registration, enter this code where you asked for the place:")
    String enterCodeToOpen();

    @Message("Open your registration on our website")
    String openOnline();

    @Message("If it was not you, you do not need to do anything. Nobody can open your registration without this email.")
    String ifItWasNotYou();

    @Message("Your place is confirmed")
    String placeConfirmed();

    @Message("You have a free place at {event}.")
    String youHaveAPlace(String event);

    @Message("You now have a place")
    String placeFound();

    @Message("A place has become free, and it is yours. You are no longer on the waiting list for {event}.")
    String placeIsYours(String event);

    @Message("We have looked at your registration. You have a free place at {event}.")
    String placeApproved(String event);

    @Message("Your ticket")
    String ticket();

    @Message("Show this at the door, on your phone or on paper:")
    String showTicket();

    @Message("QR code with your ticket code {code}")
    String ticketImage(String code);

    @Message("Ticket code:")
    String ticketCode();

    @Message("Reference:")
    String referenceLabel();

    @Message("If the image does not show, the ticket code is enough.")
    String codeIsEnough();

    @Message("The attached image ticket.png holds the same code.")
    String imageHoldsCode();

    @Message("Add it to your calendar")
    String calendar();

    @Message("Open the attached file event.ics.")
    String openCalendarFile();

    /** In the calendar itself. */
    @Message("Your reference is {reference}. Your ticket is in our email.")
    String calendarNote(String reference);

    @Message("If you cannot come")
    String ifYouCannotCome();

    @Message("Cancel as soon as you can, so that someone else can have your place.")
    String cancelSoon();

    @Message("Manage or cancel your registration")
    String manage();

    @Message("Change your details, or tell us about access or dietary needs, at the same link.")
    String changeAtTheSameLink();

    @Message("You are on the waiting list")
    String onWaitingList();

    @Message("All places at {event} are taken at the moment. You are on the waiting list.")
    String allTaken(String event);

    @Message("""
            A place that becomes free goes to the person who has waited longest. \
            When it is your turn, we will email you a ticket. You do not need to do anything.""")
    String howTheListWorks();

    @Message("""
            A place that becomes free is offered to the person who has waited longest. \
            When it is your turn, we will email you. You then have until the time in that email to accept it.""")
    String howOffersWork();

    @Message("We have a place for you")
    String placeOffered();

    @Message("A place at {event} has become free, and you are the next on the waiting list.")
    String youAreNext(String event);

    @Message("We are keeping it for you until {when}. If you want it, accept it by then.")
    String acceptBy(String when);

    @Message(
            "If you do not accept it in time, the place goes to the next person. You go to the end of the waiting list.")
    String ifYouDoNotAccept();

    @Message("""
            You have let an offer go before. If you do not accept this one in time, the place goes to the next person \
            and your registration ends.""")
    String ifYouDoNotAcceptAgain();

    @Message("Accept or refuse the place")
    String acceptOrRefuse();

    @Message("You have not accepted your place in time")
    String offerLapsed();

    @Message("The place at {event} that we kept for you goes to the next person on the waiting list.")
    String placeGoesOn(String event);

    @Message(
            "You are now at the end of the waiting list. If a place becomes free for you again, we will email you once more.")
    String atTheEnd();

    @Message("You are no longer on the waiting list")
    String offLapsedList();

    @Message("We offered you a place at {event} twice, and you did not accept it in time. Your registration has ended.")
    String offeredTwice(String event);

    @Message("If you no longer want a place")
    String ifYouNoLongerWant();

    @Message("We are checking your registration")
    String beingChecked();

    @Message("""
            Thank you for confirming your email address. \
            A person needs to check whether we can give you a free place at {event}.""")
    String aPersonChecks(String event);

    @Message("""
            You asked us to look again at your registration for {event}. \
            Somebody else will check whether we can give you a free place.""")
    String somebodyElseChecks(String event);

    @Message("We will reply within 2 working days, by {when}.")
    String replyBy(String when);

    @Message("We will reply within 2 working days.")
    String replySoon();

    @Message("We are keeping a place for you until then.")
    String keepingPlaceUntilThen();

    @Message(
            "We are not keeping a place for you. If we approve your registration, you get a place or join the waiting list.")
    String notKeepingPlace();

    @Message("We have a question for you")
    String question();

    @Message("We are checking your registration for {event}. To decide, we need to know more:")
    String questionFollows(String event);

    @Message("Answer by {when}. We will reply within 2 working days of your answer.")
    String answerBy(String when);

    @Message("Answer our question about your registration")
    String answerQuestion();

    @Message("We have looked at your registration. You can have a free place, but all places are taken at the moment.")
    String approvedButTaken();

    @Message("We cannot give you a free place")
    String declined();

    @Message("Your organisation is not part of the UK public sector.")
    String becauseNotPublicSector();

    @Message("""
            Free places are for the public sector, and your organisation is a private company. \
            If you have an email address from the public body you work with, use that.""")
    String becausePrivateCompany();

    @Message("We could not find anything that shows that your organisation is part of the UK public sector.")
    String becauseNotShown();

    @Message("""
            Free places are for people who work in the UK public sector. \
            We cannot tell from a personal email address where you work.""")
    String becausePersonalAddress();

    @Message("The email address looks like a shared mailbox. Places are for named people.")
    String becauseSharedMailbox();

    @Message("We have looked at your registration for {event}. We cannot give you a free place. This is the reason:")
    String reasonFollows(String event);

    @Message("If you have a work email address at a public body, you can register again with that address.")
    String registerWithWorkAddress();

    @Message("If you think this is wrong, you can ask us to look again, once. Somebody else will look.")
    String canAppeal();

    @Message("Ask us to look again")
    String appeal();

    @Message("Your registration is cancelled")
    String cancelled();

    @Message("You no longer have a place at {event}. Your ticket does not work any more.")
    String placeGivenUp(String event);

    @Message("The attached file event.ics takes the event out of your calendar.")
    String calendarFileTakesOut();

    @Message("Your sessions")
    String sessions();

    @Message("You are no longer registered for {event}.")
    String noLongerRegistered(String event);

    @Message("If your plans change, you can register again while registration is open.")
    String registerAgain();

    @Message("We are still checking your registration")
    String holdLapsed();

    @Message("We are sorry. We have not answered in the time that we promised.")
    String sorryForTheDelay();

    @Message("""
            We are still checking your registration for {event}, but we no longer keep a place for you. \
            If we approve your registration, you get a place or join the waiting list.""")
    String placeNoLongerKept(String event);

    @Message("We need more time to check your registration for {event}. We will write to you as soon as we have.")
    String needMoreTime(String event);

    @Message("You do not need to do anything.")
    String nothingToDo();

    @Message("Your link to manage your registration")
    String accessLink();

    @Message("Someone, perhaps you, asked for this link to a registration for {event}.")
    String someoneAskedForLink(String event);

    @Message("See, change or cancel your registration")
    String seeYourRegistration();

    @Message("If you did not ask for the link, you do not need to do anything.")
    String ifYouDidNotAskForLink();
}
