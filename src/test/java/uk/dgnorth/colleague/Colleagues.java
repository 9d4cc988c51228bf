package uk.dgnorth.colleague;

import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.prove;

import uk.dgnorth.Fixtures;

/** People for whom somebody else has asked. */
public final class Colleagues {

    private Colleagues() {}

    /** Enters the code from the letter; gives the access token. */
    public static String proveInvitation(Fixtures fixtures, String event, String email) {
        return prove(event, pendingId(fixtures, event, email), codeSentTo(fixtures, email))
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /** The page behind the link of the letter knows it; here it is looked up behind the service's back. */
    public static String pendingId(Fixtures fixtures, String event, String email) {
        return fixtures.rows("""
                        select a.pending_id from application a join registration r on r.id = a.registration_id
                            join event e on e.id = r.event_id
                        where e.slug = ? and a.email = ? order by a.id desc limit 1""", event, email).get(0).get("pending_id");
    }
}
