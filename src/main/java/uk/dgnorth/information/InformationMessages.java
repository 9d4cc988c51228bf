package uk.dgnorth.information;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of information that people need on their way to a place. */
@MessageBundle("information")
interface InformationMessages {

    @Message("Help and contact")
    String contact();

    @Message("""
            We can help you register, change your details, tell us about your access requirements, \
            or use this service without the website.""")
    String weCanHelp();

    @Message("Email")
    String email();

    @Message("We aim to reply within 2 working days.")
    String replyWithin();

    @Message("Telephone")
    String telephone();

    @Message("What to tell us")
    String whatToTellUs();

    @Message("If you have registered, give your reference. Do not send us your code or the link from an email.")
    String giveReference();

    @Message("Feedback and complaints")
    String feedback();

    @Message("""
            Tell us what works and what does not. If you complain about how we use your personal data, \
            we will acknowledge it within 30 days.""")
    String tellUsWhatWorks();

    @Message("Cookies")
    String cookies();

    @Message("""
            This site uses only the cookies that it needs to work. They do not identify you to anyone else, \
            and we do not use cookies to measure or to advertise. So we do not ask for your consent.""")
    String onlyNeeded();

    @Message("Cookies that we set")
    String cookiesWeSet();

    @Message("Name")
    String name();

    @Message("Purpose")
    String purpose();

    @Message("Expires")
    String expires();

    @Message("Keeps your answers while you register")
    String journeyPurpose();

    @Message("When you close your browser. We keep the answers for up to 24 hours.")
    String journeyExpires();

    @Message("Lets you see your registration")
    String registrationPurpose();

    @Message("When you close your browser, or 24 hours after you last used it")
    String registrationExpires();

    @Message("Lets you use the speakers' pages")
    String speakerPurpose();

    @Message("When you close your browser, or 12 hours after you last used it")
    String speakerExpires();

    @Message("Keeps organisers signed in")
    String organiserPurpose();

    @Message("When you close your browser, 2 hours after you last used it, or 12 hours after you signed in")
    String organiserExpires();

    @Message("Lets organisers sign in with a passkey")
    String passkeyPurpose();

    @Message("Lets you see what you have proposed for an event")
    String proposalsPurpose();

    @Message("Lets you review proposals for an event")
    String reviewsPurpose();

    @Message("Remembers the language that you chose")
    String languagePurpose();

    @Message("When you close your browser")
    String languageExpires();

    @Message("On our secure site the names start with __Host, which stops other sites from setting them.")
    String secureNames();
}
