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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.application.ApplicationDesk;
import uk.dgnorth.application.CodeExpired;
import uk.dgnorth.event.Event;
import uk.dgnorth.journey.Journey.Sent;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** Check your email: the code from the letter, entered in the browser that filled in the form. */
@Path("/events/{event}/check-your-email")
@Produces(Html.TYPE)
@Blocking
class ProofPages {

    private static final int GONE = 410;

    private final ApplicationDesk applications;
    private final JourneyCookie browser;
    private final Proofs proofs;

    ProofPages(ApplicationDesk applications, JourneyCookie browser, Proofs proofs) {
        this.applications = applications;
        this.browser = browser;
        this.proofs = proofs;
    }

    @CheckedTemplate(basePath = "journey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance checkYourEmail(Event event, Form form, String sentTo, boolean again);

        static native TemplateInstance sending(Event event);

        static native TemplateInstance codeEnded(Event event);
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@RestPath String event, @RestQuery boolean again) {
        var found = Event.demand(event);
        var journey = browser.journey(found);
        var sent = journey.map(Journey::sent).orElse(null);
        if (sent != null) {
            return Html.personal(Templates.checkYourEmail(found, Form.empty(), sent.sentTo(), again));
        }
        return journey.isPresent() && journey.get().sending()
                ? Html.personal(Templates.sending(found))
                : Html.see("/events/" + event + "/register/check-answers").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response prove(@RestPath String event, Form form) {
        var found = Event.demand(event);
        var sent = sent(found);
        if (sent == null) {
            return Html.see("/events/" + event + "/register/check-answers").build();
        }
        try {
            var cookie = proofs.byCode(event, sent.pendingId(), form);
            if (cookie.isEmpty()) {
                return Html.invalid(Templates.checkYourEmail(found, form, sent.sentTo(), false));
            }
            browser.proved(found);
            return Html.see("/your-registration/complete").cookie(cookie.get()).build();
        } catch (CodeExpired expired) {
            return Html.refused(GONE, Templates.codeEnded(found));
        }
    }

    /** Where the switch of languages leads after a code was asked for in vain. */
    @GET
    @Path("/new-code")
    @Operation(hidden = true)
    public Response backFromNewCode(@RestPath String event) {
        return Html.see(at(event)).build();
    }

    @POST
    @Path("/new-code")
    @Operation(hidden = true)
    public Response sendNewCode(@RestPath String event) {
        var found = Event.demand(event);
        var sent = sent(found);
        if (sent == null) {
            return Html.see("/events/" + event + "/register/check-answers").build();
        }
        try {
            applications.sendNewCode(event, sent.pendingId());
            return Html.see(at(event) + "?again=true").build();
        } catch (CodeExpired expired) {
            return Html.refused(GONE, Templates.codeEnded(found));
        }
    }

    static String at(String event) {
        return "/events/" + event + "/check-your-email";
    }

    private @Nullable Sent sent(Event event) {
        return browser.journey(event).map(Journey::sent).orElse(null);
    }
}
