package uk.dgnorth.referral;

import java.util.List;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.mail.EmailView;
import uk.dgnorth.registration.DecisionView;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.registration.QuestionView;
import uk.dgnorth.registration.Status;

/** Everything that led to where a registration stands, to be printed; without a name or an address. */
record History(
        String reference,
        Status status,
        List<DecisionView> decisions,
        List<QuestionView> questions,
        List<EmailView> emails,
        List<Trail.Step> timeline) {

    static History of(OrganiserRegistrationView shown) {
        return new History(
                shown.reference(),
                shown.status(),
                shown.decisions(),
                shown.questions(),
                shown.emails(),
                shown.timeline());
    }
}
