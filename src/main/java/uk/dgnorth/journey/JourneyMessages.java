package uk.dgnorth.journey;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the form and of the proof. Messages with markup are shown as they are, so they take slugs and nothing
 * that somebody typed.
 */
@MessageBundle("journey")
interface JourneyMessages {

    /** Before the name of the event. */
    @Message("Register for")
    String registerFor();

    @Message("Work email address")
    String email();

    @Message("We use it to see whether a free place is for you, and to send you your ticket.")
    String emailHint();

    @Message("We do not have your answers any more, or you have not started yet. Start with your email address.")
    String restarted();

    @Message("Use a different email address")
    String useAnotherAddress();

    @Message("If you think this is wrong")
    String ifThisIsWrong();

    @Message("Tell us about your organisation and a person will look again. We will reply within 2 working days.")
    String tellUs();

    @Message("Ask us to look again")
    String lookAgain();

    @Message("Full name")
    String fullName();

    @Message("As you would like it on your badge")
    String fullNameHint();

    @Message("What is your job?")
    String job();

    @Message("Job title")
    String jobTitle();

    @Message("Job title or role")
    String jobTitleOrRole();

    @Message("Job title (optional)")
    String jobTitleOptional();

    @Message("Organisation")
    String organisation();

    @Message("Organisation (optional)")
    String organisationOptional();

    @Message("How is your organisation part of the public sector?")
    String connection();

    @Message("A public body owns or controls it")
    String owned();

    @Message("It is mostly paid for by public money")
    String funded();

    @Message("It provides a service for a public body")
    String service();

    @Message("I work for a public body but cannot use a work email address")
    String noWorkAddress();

    @Message("Something else")
    String other();

    @Message("Tell us more (optional unless you selected something else)")
    String details();

    @Message("Up to {most} characters. Say what would help us decide, such as which public body you work with.")
    String detailsHint(int most);

    @Message("Select how your organisation is part of the public sector")
    String selectConnection();

    @Message("Tell us how your organisation is part of the public sector")
    String tellConnection();

    @Message("Use {most} characters or fewer")
    String tooLong(int most);

    @Message("Confirm that your answers are true")
    String declaration();

    @Message(
            "Free places are for people who work in the UK public sector. If an answer is not true, we may cancel your place.")
    String ifNotTrue();

    @Message("""
            We use your answers only for this event. \
            <a class="govuk-link" href="/privacy">How we use your personal data</a>.""")
    String howWeUseIt();

    @Message("I work in the UK public sector and my answers are true")
    String declare();

    @Message("Check your answers before registering")
    String checkAnswers();

    @Message("How it is part of the public sector")
    String connectionAnswered();

    @Message("Not given")
    String notGiven();

    @Message("work email address")
    String changeEmail();

    @Message("full name")
    String changeFullName();

    @Message("job title")
    String changeJobTitle();

    @Message("organisation")
    String changeOrganisation();

    @Message("how your organisation is part of the public sector")
    String changeConnection();

    @Message("We will email a code to this address, to confirm that it is yours.")
    String codeWillCome();

    @Message("Register")
    String register();

    @Message("We are sending your registration")
    String sending();

    @Message("This takes a few seconds.")
    String sendingTakes();

    @Message("Check your email")
    String checkEmail();

    @Message("We have sent an email with a 6-digit code to {address}. Enter the code to complete your registration.")
    String codeSent(String address);

    @Message("Code from the email")
    String code();

    @Message("6 digits, for example 123456")
    String codeHint();

    @Message("Enter the 6-digit code")
    String enterCode();

    @Message("This is not the code in our newest email. Check it and try again")
    String wrongCode();

    @Message("The code was wrong too often. Ask for a new code")
    String codeLocked();

    @Message("We have sent a new code. The code in the email before does not work any more.")
    String newCodeSent();

    @Message("The email has not arrived")
    String notArrived();

    @Message("It may take a few minutes. Look in your junk folder too.")
    String whereToLook();

    @Message("Send a new code")
    String sendNewCode();

    @Message(
            "If the address is wrong, <a class=\"govuk-link\" href=\"/events/{event}/register/email\">start again with another address</a>.")
    String wrongAddress(String event);

    @Message("The code has expired")
    String codeEnded();

    @Message("A code works for 24 hours.")
    String codeWorksFor();

    @Message("""
            If you have not completed your registration, <a class="govuk-link" href="/events/{event}">register again</a>. \
            If you have, <a class="govuk-link" href="/events/{event}/new-link">ask for a link to your registration</a>.""")
    String afterCodeEnded(String event);

    @Message("Confirm your email address")
    String confirm();

    @Message("Select the button to confirm that {address} is your address, and to complete your registration.")
    String confirmByButton(String address);

    @Message("Confirm my email address")
    String confirmMine();

    @Message("""
            You have opened the link in a browser that you did not register with. \
            Enter the code from the email that we sent to {address}.""")
    String confirmByCode(String address);

    @Message("This link does not work any more")
    String linkEnded();

    @Message(
            "It works for 24 hours, and ends when you ask for a new code. If you copied the link, check that you copied all of it.")
    String linkWorksFor();

    @Message("""
            If you have completed your registration, you can <a class="govuk-link" href="/new-link">ask for a link to it</a>. \
            If you have not, <a class="govuk-link" href="/">register again</a>.""")
    String afterLinkEnded();

    @Message("Registration has not opened yet")
    String notOpen();

    @Message("Registration opens at {when}. Come back then.")
    String opensAt(String when);

    @Message("Registration has closed")
    String closed();

    @Message("Registration closed at {when}. We have not sent your answers, and you have not been registered.")
    String closedAt(String when);

    @Message("If you need help, <a class=\"govuk-link\" href=\"/contact\">contact us</a>.")
    String needHelp();

    @Message("About the event")
    String aboutTheEvent();
}
