package uk.dgnorth.publicbody;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page that says who can have a free place. */
@MessageBundle("eligibility")
interface EligibilityMessages {

    @Message("Who can have a free place")
    String who();

    @Message("""
            Free places are for people who work in the UK public sector. \
            We look at the part of your email address after the @.""")
    String lead();

    @Message("Try your email address")
    String tryYours();

    @Message("Work email address")
    String email();

    @Message("We do not keep it.")
    String notKept();

    @Message("Check")
    String check();

    @Message("How we decide")
    String howWeDecide();

    @Message("If the domain belongs to a UK public body, you can have a free place.")
    String publicBody();

    @Message("If the address looks like one for someone from outside, or like a shared mailbox, a person checks.")
    String outsideOrShared();

    @Message("If some organisations that use the domain are in the public sector and some are not, a person checks.")
    String someAreSomeAreNot();

    @Message(
            "Personal email services and private companies cannot have a free place. You can ask a person to look again.")
    String personalOrPrivate();

    @Message("An address that only looks like a government address is refused.")
    String lookalike();

    @Message("If we do not know the domain, a person checks.")
    String unknown();

    @Message(
            "When a person checks, we reply within 2 working days. Where more than one entry fits, the most exact one counts.")
    String whenAPersonChecks();

    @Message("Domains of public bodies ({count})")
    String publicDomains(int count);

    @Message("Domains that a person checks ({count})")
    String checkedDomains(int count);

    @Message("All under {domain}")
    String allUnder(String domain);

    @Message("<a class=\"govuk-link\" href=\"/data-sources\">Where these lists come from</a>")
    String sources();
}
