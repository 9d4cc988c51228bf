package uk.dgnorth.journey;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import uk.dgnorth.application.CodeLocked;
import uk.dgnorth.application.Proof;
import uk.dgnorth.application.ProofDesk;
import uk.dgnorth.application.WrongCode;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Reader;
import uk.dgnorth.web.Sessions;

/** Proves an address for a browser, which can then see the registration. */
@RequestScoped
class Proofs {

    private static final String CODE = "code";

    private final ProofDesk desk;
    private final Sessions sessions;
    private final ClientNetwork client;
    private final Reader reader;

    Proofs(ProofDesk desk, Sessions sessions, ClientNetwork client, Reader reader) {
        this.desk = desk;
        this.sessions = sessions;
        this.client = client;
        this.reader = reader;
    }

    /** The cookie of a session; empty where the code will not do, which the form then says. */
    Optional<NewCookie> byCode(String event, String pendingId, Form form) {
        var say = reader.messages(JourneyMessages.class);
        var code = form.value(CODE);
        if (code.isBlank() || code.length() > Proof.LONGEST_CODE) {
            form.refuse(CODE, say.enterCode());
            return Optional.empty();
        }
        try {
            return confirm(event, pendingId, new Proof(code, null));
        } catch (WrongCode wrong) {
            form.refuse(CODE, say.wrongCode());
            return Optional.empty();
        } catch (CodeLocked locked) {
            form.refuse(CODE, say.codeLocked());
            return Optional.empty();
        }
    }

    /** By the link of the letter, in the browser that filled in the form. */
    Optional<NewCookie> byLink(String event, String pendingId, String token) {
        return confirm(event, pendingId, new Proof(null, token));
    }

    private Optional<NewCookie> confirm(String event, String pendingId, Proof proof) {
        return sessions.open(
                desk.confirm(event, pendingId, proof, client.name()).accessToken());
    }
}
