package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.registration.OfferTimes;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.registration.OutOfTurn;
import uk.dgnorth.registration.PlaceCount;
import uk.dgnorth.registration.PlaceCounts;
import uk.dgnorth.registration.Vacancy;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;

/** One registration, and what organisers can do about it. */
@Path("/organiser/events/{event}/registrations")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class RegistrationPages {

    private static final int CONFLICT = 409;

    private final OrganiserDesk desk;
    private final PlaceCounts counts;
    private final OfferTimes offerTimes;
    private final FormRules rules;
    private final CurrentCaller caller;

    RegistrationPages(
            OrganiserDesk desk, PlaceCounts counts, OfferTimes offerTimes, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.counts = counts;
        this.offerTimes = offerTimes;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance registration(
                AtEvent event, OrganiserRegistrationView registration, Timeline timeline, @Nullable String said);

        static native TemplateInstance cancelRegistration(
                AtEvent event, OrganiserRegistrationView registration, @Nullable String place);

        static native TemplateInstance resendLink(AtEvent event, OrganiserRegistrationView registration);

        static native TemplateInstance offerOutOfTurn(
                AtEvent event,
                OrganiserRegistrationView registration,
                PlaceCount places,
                @Nullable Instant offeredUntil,
                Form form);

        static native TemplateInstance notPossible(AtEvent event, OrganiserRegistrationView registration);
    }

    @GET
    @Path("/{reference}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String reference, @RestQuery @Nullable String done) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "cancelled" -> "The registration is cancelled. A letter is on its way.";
            case "sent" -> "A letter with a new link is on its way.";
            case "first" -> "They are first on the waiting list. The letter goes out when a place is theirs.";
            default -> null;
        };
        var registration = desk.show(event, reference);
        return EnglishPage.of(
                Templates.registration(AtEvent.find(event), registration, Timeline.newest(registration), said));
    }

    @GET
    @Path("/{reference}/cancel")
    @Operation(hidden = true)
    public Response askToCancel(@RestPath String event, @RestPath String reference) {
        var registration = desk.show(event, reference);
        return registration.actions().contains("cancel")
                ? EnglishPage.of(Templates.cancelRegistration(
                        AtEvent.find(event), registration, placeThen(desk.vacancy(event, reference))))
                : notPossible(event, reference);
    }

    private static @Nullable String placeThen(Vacancy vacancy) {
        return switch (vacancy) {
            case NONE -> null;
            case KEPT_FOR_SUBSTITUTE ->
                "They have named somebody else for the place. It is kept until a person has decided about that.";
            case GIVEN -> "The place goes to whoever is first on the waiting list.";
            case OFFERED -> "The place is offered to whoever is first on the waiting list.";
            case FREE -> "Nobody waits for the place, so it is free for whoever registers next.";
            case GONE ->
                "Nobody gets the place: more are taken than there are, since the number of places was lowered.";
        };
    }

    @POST
    @Path("/{reference}/cancel")
    @Operation(hidden = true)
    public Response cancel(@RestPath String event, @RestPath String reference) {
        try {
            desk.cancel(event, reference, caller.name());
        } catch (Problem refused) {
            return unlessOther(refused, event, reference);
        }
        return Html.see(path(event, reference) + "?done=cancelled").build();
    }

    @GET
    @Path("/{reference}/resend")
    @Operation(hidden = true)
    public Response askToResend(@RestPath String event, @RestPath String reference) {
        var registration = desk.show(event, reference);
        return registration.fullName() == null
                ? notPossible(event, reference)
                : EnglishPage.of(Templates.resendLink(AtEvent.find(event), registration));
    }

    @POST
    @Path("/{reference}/resend")
    @Operation(hidden = true)
    public Response resend(@RestPath String event, @RestPath String reference) {
        try {
            desk.resend(event, reference, caller.name());
        } catch (Problem refused) {
            return unlessOther(refused, event, reference);
        }
        return Html.see(path(event, reference) + "?done=sent").build();
    }

    @GET
    @Path("/{reference}/offer")
    @Operation(hidden = true)
    public Response askToOffer(@RestPath String event, @RestPath String reference) {
        var registration = desk.show(event, reference);
        return registration.actions().contains("offer")
                ? EnglishPage.of(offerOutOfTurn(event, registration, Form.empty()))
                : notPossible(event, reference);
    }

    @POST
    @Path("/{reference}/offer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response offer(@RestPath String event, @RestPath String reference, Form form) {
        rules.check(form, "reason", OutOfTurn.class, "reason");
        if (!form.isValid()) {
            var registration = desk.show(event, reference);
            return registration.actions().contains("offer")
                    ? EnglishPage.invalid(offerOutOfTurn(event, registration, form))
                    : notPossible(event, reference);
        }
        try {
            desk.offer(event, reference, new OutOfTurn(form.value("reason")), caller.name());
        } catch (Problem refused) {
            return unlessOther(refused, event, reference);
        }
        return Html.see(path(event, reference) + "?done=first").build();
    }

    private TemplateInstance offerOutOfTurn(String event, OrganiserRegistrationView registration, Form form) {
        return Templates.offerOutOfTurn(
                AtEvent.find(event),
                registration,
                counts.of(event, registration.placeType()),
                offerTimes.deadline(Event.demand(event)).orElse(null),
                form);
    }

    private Response unlessOther(Problem refused, String event, String reference) {
        if (refused.status() != CONFLICT) {
            throw refused;
        }
        return notPossible(event, reference);
    }

    /** As it now stands, and what can be done instead. */
    private Response notPossible(String event, String reference) {
        return EnglishPage.conflict(Templates.notPossible(AtEvent.find(event), desk.show(event, reference)));
    }

    private static String path(String event, String reference) {
        return "/organiser/events/" + event + "/registrations/" + reference;
    }
}
