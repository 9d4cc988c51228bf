package uk.dgnorth.web;

import uk.dgnorth.problem.Problem;

/** Sent to a name that is not ours (RFC 9110, section 15.5.20). */
class MisdirectedRequest extends Problem {

    MisdirectedRequest() {
        super(
                421,
                "misdirected-request",
                "Misdirected request",
                "The service is not called by this name. Send the request to its own address.");
    }
}
