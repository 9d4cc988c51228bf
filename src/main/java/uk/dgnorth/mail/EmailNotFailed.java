package uk.dgnorth.mail;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** Only a failed letter can be sent again, and only while its text is kept. */
class EmailNotFailed extends Problem {

    EmailNotFailed(EmailStatus status) {
        super(
                409,
                "email-not-failed",
                "This email cannot be retried",
                status == EmailStatus.FAILED
                        ? "Its text is no longer kept. Send the person a new one instead."
                        : "Only an email that has failed can be retried. Look at its status.");
        says("state", status);
        says("actions", List.of());
    }
}
