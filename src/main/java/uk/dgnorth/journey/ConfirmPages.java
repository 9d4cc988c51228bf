package uk.dgnorth.journey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.application.CodeExpired;
import uk.dgnorth.application.CodeLocked;
import uk.dgnorth.application.PendingLink;
import uk.dgnorth.application.ProofDesk;
import uk.dgnorth.application.WrongCode;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/**
 * Where the link of a letter leads that asks for a proof. Opening it changes nothing, since mail scanners open links
 * too, and some press buttons: the link alone proves an address only in the browser that filled in the form. In any
 * other the code is asked for.
 */
@Path("/confirm/{token}")
@Produces(Html.TYPE)
@Blocking
class ConfirmPages {

    private static final int GONE = 410;

    private final ProofDesk desk;
    private final JourneyCookie browser;
    private final Proofs proofs;

    ConfirmPages(ProofDesk desk, JourneyCookie browser, Proofs proofs) {
        this.desk = desk;
        this.browser = browser;
        this.proofs = proofs;
    }

    @CheckedTemplate(basePath = "journey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance confirm(String token, PendingLink link);

        static native TemplateInstance confirmByCode(String token, PendingLink link, Form form);

        static native TemplateInstance confirmEnded();
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String token) {
        return desk.findByLink(token)
                .map(link -> Html.personal(
                        isOfThisBrowser(link)
                                ? Templates.confirm(token, link)
                                : Templates.confirmByCode(token, link, Form.empty())))
                .orElseGet(ConfirmPages::ended);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response confirm(@RestPath String token, Form form) {
        var link = desk.findByLink(token);
        if (link.isEmpty()) {
            return ended();
        }
        try {
            return prove(token, link.get(), form)
                    .map(cookie -> Html.see("/your-registration/complete")
                            .cookie(cookie)
                            .build())
                    .orElseGet(() -> Html.invalid(Templates.confirmByCode(token, link.get(), form)));
        } catch (CodeExpired | CodeLocked | WrongCode ended) {
            return ended();
        }
    }

    private Optional<NewCookie> prove(String token, PendingLink link, Form form) {
        return isOfThisBrowser(link)
                ? proofs.byLink(link.event(), link.pendingId(), token)
                : proofs.byCode(link.event(), link.pendingId(), form);
    }

    private boolean isOfThisBrowser(PendingLink link) {
        return Event.findBySlug(link.event())
                .flatMap(browser::journey)
                .map(Journey::sent)
                .filter(sent -> sent.pendingId().equals(link.pendingId()))
                .isPresent();
    }

    private static Response ended() {
        return Html.refused(GONE, Templates.confirmEnded());
    }
}
