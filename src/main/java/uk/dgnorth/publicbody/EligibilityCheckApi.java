package uk.dgnorth.publicbody;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import uk.dgnorth.event.Event;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.limits.ClientNetwork;

/** Lets anyone ask, before they register, whether an address would get a free place. */
@Path("/api/v1/eligibility-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility")
class EligibilityCheckApi {

    private final PublicBodies bodies;
    private final AbuseLimits limits;
    private final ClientNetwork client;

    EligibilityCheckApi(PublicBodies bodies, AbuseLimits limits, ClientNetwork client) {
        this.bodies = bodies;
        this.limits = limits;
        this.client = client;
    }

    @POST
    @Operation(
            summary = "Check an address",
            description = "Says whether an email address belongs to the UK public sector. Nothing is stored.")
    public EligibilityView check(@NotNull(message = "Send a JSON object") @Valid EligibilityQuestion question) {
        limits.check(client.name());
        var rules = question.event() == null
                ? bodies.rulesInForce()
                : bodies.rulesInForce(Event.demand(question.event()).id());
        var decision = rules.decide(question.email());
        if (decision.isSecurityFlagged()) {
            limits.lookalike(client.name());
        }
        return EligibilityView.of(decision);
    }
}
