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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceTypeDesk;
import uk.dgnorth.event.PlaceTypePlan;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.registration.OfferTimes;
import uk.dgnorth.registration.PlaceCount;
import uk.dgnorth.registration.PlaceCounts;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Lists;

/** The places of an event: how many there are, who has them, and how many there shall be. */
@Path("/organiser/events/{event}/places")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class PlacePages {

    private static final int CONFLICT = 409;
    private static final int CHANGED_MEANWHILE = 412;
    private static final String CAPACITY = "capacity";

    private final PlaceCounts counts;
    private final PlaceTypeDesk placeTypes;
    private final OfferTimes offerTimes;
    private final CurrentCaller caller;

    PlacePages(PlaceCounts counts, PlaceTypeDesk placeTypes, OfferTimes offerTimes, CurrentCaller caller) {
        this.counts = counts;
        this.placeTypes = placeTypes;
        this.offerTimes = offerTimes;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance places(AtEvent event, List<PlaceCount> types);

        static native TemplateInstance placesOfType(AtEvent event, PlaceCount places, Form form, @Nullable String said);

        static native TemplateInstance changeCapacity(AtEvent event, CapacityChange change);
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestPath String event) {
        return EnglishPage.of(Templates.places(AtEvent.find(event), counts.of(event)));
    }

    @GET
    @Path("/{placeType}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String placeType, @RestQuery @Nullable String done) {
        var said = "changed".equals(done) ? "The capacity is changed." : null;
        return EnglishPage.of(
                Templates.placesOfType(AtEvent.find(event), counts.of(event, placeType), Form.empty(), said));
    }

    /** Says what would come of it. */
    @GET
    @Path("/{placeType}/capacity")
    @Operation(hidden = true)
    public Response askToChange(@RestPath String event, @RestPath String placeType, @Context UriInfo uri) {
        return ask(event, placeType, Lists.filter(uri, List.of(CAPACITY)));
    }

    private Response ask(String event, String placeType, Form form) {
        var places = counts.of(event, placeType);
        var capacity = capacity(form);
        if (form.isValid() && capacity == places.capacity()) {
            form.refuse(CAPACITY, "There are as many places as that already");
        }
        return form.isValid()
                ? EnglishPage.of(
                        Templates.changeCapacity(AtEvent.find(event), change(event, placeType, capacity, false)))
                : EnglishPage.invalid(Templates.placesOfType(AtEvent.find(event), places, form, null));
    }

    @POST
    @Path("/{placeType}/capacity")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath String event, @RestPath String placeType, Form form) {
        var capacity = capacity(form);
        if (!form.isValid()) {
            return ask(event, placeType, form);
        }
        var name = placeTypes.show(event, placeType).body().name();
        var plan = new PlaceTypePlan(placeType, name, capacity, form.is("belowTaken", "true"));
        try {
            placeTypes.replace(event, placeType, IfMatch.version(form.value("version")), plan, caller.name());
        } catch (Problem refused) {
            if (refused.status() != CONFLICT && refused.status() != CHANGED_MEANWHILE) {
                throw refused;
            }
            return EnglishPage.refused(
                    refused.status(),
                    Templates.changeCapacity(AtEvent.find(event), change(event, placeType, capacity, true)));
        }
        return Html.see("/organiser/events/" + event + "/places/" + placeType + "?done=changed")
                .build();
    }

    private CapacityChange change(String event, String placeType, int capacity, boolean meanwhile) {
        var version = placeTypes.show(event, placeType).version();
        return new CapacityChange(
                counts.of(event, placeType),
                capacity,
                version,
                offerTimes.deadline(Event.demand(event)).orElse(null),
                meanwhile);
    }

    /** What was typed; refused, and of no meaning, where it is no number of places. */
    private static int capacity(Form form) {
        try {
            var capacity = Integer.parseInt(form.value(CAPACITY).strip().replace(",", ""));
            if (capacity >= 0 && capacity <= PlaceTypePlan.MOST_PLACES) {
                return capacity;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as a number out of range is.
        }
        form.refuse(CAPACITY, "Enter a whole number from 0 to 10,000,000");
        return -1;
    }
}
