package uk.dgnorth.journey;

import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import uk.dgnorth.application.CodeLocked;
import uk.dgnorth.application.Proof;
import uk.dgnorth.application.ProofDesk;
import uk.dgnorth.application.WrongCode;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Sessions;

/** Proves an address for a browser, which can then see the registration. */
@RequestScoped
class Proofs {

    private static final String CODE = "code";

    private final ProofDesk desk;
    private final Sessions sessions;
    private final ClientNetwork client;
    private final Validator validator;

    Proofs(ProofDesk desk, Sessions sessions, ClientNetwork client, Validator validator) {
        this.desk = desk;
        this.sessions = sessions;
        this.client = client;
        this.validator = validator;
    }

    /** The cookie of a session; empty where the code will not do, which the form then says. */
    Optional<NewCookie> byCode(String event, String pendingId, Form form) {
        if (form.value(CODE).isBlank()) {
            form.refuse(CODE, "Enter the 6-digit code");
            return Optional.empty();
        }
        validator
                .validateValue(Proof.class, CODE, form.value(CODE))
                .forEach(violation -> form.refuse(CODE, violation.getMessage()));
        if (!form.isValid()) {
            return Optional.empty();
        }
        try {
            return confirm(event, pendingId, new Proof(form.value(CODE), null));
        } catch (WrongCode wrong) {
            form.refuse(CODE, "This is not the code in our newest email. Check it and try again");
            return Optional.empty();
        } catch (CodeLocked locked) {
            form.refuse(CODE, "The code was wrong too often. Ask for a new code");
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
