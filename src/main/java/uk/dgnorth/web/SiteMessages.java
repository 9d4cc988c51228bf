package uk.dgnorth.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around every page, and those of error pages. Messages with markup are shown as they are. */
@MessageBundle("site")
public interface SiteMessages {

    /** The language of these messages (BCP 47), and so of the page that shows them. */
    @Message("en")
    String languageCode();

    @Message("Skip to main content")
    String skipToMain();

    @Message("Beta")
    String beta();

    @Message("""
            This is a new service. Help us improve it and \
            <a class="govuk-link" href="/contact">give your feedback</a>.""")
    String feedback();

    @Message("Language")
    String language();

    @Message("Help and information")
    String helpAndInformation();

    @Message("Help and contact")
    String contact();

    @Message("Who can have a free place")
    String whoCanHaveAFreePlace();

    @Message("Privacy")
    String privacy();

    @Message("Cookies")
    String cookies();

    @Message("Accessibility statement")
    String accessibilityStatement();

    @Message("Terms")
    String terms();

    @Message("Data sources")
    String dataSources();

    @Message("Back")
    String back();

    @Message("Change")
    String change();

    @Message("Continue")
    String goOn();

    @Message("Important")
    String important();

    /** Before the title of a page with errors, and hidden before each message. */
    @Message("Error:")
    String error();

    @Message("There is a problem")
    String thereIsAProblem();

    @Message("Page not found")
    String notFound();

    @Message("If you typed the web address, check it is correct. If you pasted it, check you copied all of it.")
    String checkTheAddress();

    @Message("We could not read what was sent")
    String unreadable();

    @Message("Go back to the page before, check your answers and send them again.")
    String sendAgain();

    @Message("What you sent is too large")
    String tooLarge();

    @Message("Go back to the page before. Choose a smaller file, or write less.")
    String sendLess();

    @Message("We could not accept this form")
    String fromAnotherSite();

    @Message("It was sent from another website. Go back to our page and send the form from there.")
    String sendFromOurs();

    @Message("This is not the address of the website")
    String notOurName();

    @Message("Go to the address below. If you followed a link, tell whoever gave it to you.")
    String goToOurs();

    @Message("You cannot do this")
    String notAllowed();

    @Message("Your account does not allow it. Ask another organiser if you need it.")
    String askAnOrganiser();

    @Message("This is not possible now")
    String notPossibleNow();

    @Message(
            "Something has changed since you opened the page. Go back, load the page again and look at what is possible.")
    String lookAgain();

    @Message("You have tried this too often")
    String tooOften();

    @Message("Wait a while, then try again. What you have entered so far is kept.")
    String waitAWhile();

    @Message("Sorry, there is a problem with the service")
    String broken();

    @Message("Try again later. What you have entered so far is kept.")
    String tryLater();

    @Message("Sorry, the service is busy")
    String busy();

    @Message("A lot of people are using it. What you have entered so far is kept: try again in a moment.")
    String tryInAMoment();

    @Message("""
            <a class="govuk-link" href="/">Go to the start page</a> or \
            <a class="govuk-link" href="/contact">contact us</a> if you need help.""")
    String goOnFromError();

    @Message("You will be signed out soon")
    String sessionEndsSoon();

    @Message("You have not used these pages for a while. Stay signed in to go on with what you are doing.")
    String sessionIdle();

    @Message(
            "You have been signed in for almost 12 hours. This time cannot be made longer. Save what you are doing now, then sign in again.")
    String sessionLifetime();

    @Message("Minutes left:")
    String minutesLeft();

    @Message("Stay signed in")
    String staySignedIn();

    @Message("Close this message")
    String closeWarning();

    @Message("You have been signed out")
    String sessionEnded();

    @Message("What you typed on this page was not sent. Copy it if you need it, before you sign in again.")
    String sessionEndedUnsent();

    @Message("Sign in again")
    String signInAgain();
}
