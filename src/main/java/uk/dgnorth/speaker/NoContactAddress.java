package uk.dgnorth.speaker;

import uk.dgnorth.problem.Problem;

/** Nobody knows where to write to. */
class NoContactAddress extends Problem {

    NoContactAddress() {
        super(
                409,
                "no-contact-address",
                "No address to write to",
                "The speaker has no email address. Put one into contact.email of the speaker, then send this again.");
    }
}
