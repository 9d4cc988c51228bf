package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.EventDesk;
import uk.dgnorth.event.PlaceTypeView;
import uk.dgnorth.mail.EmailDesk;
import uk.dgnorth.mail.EmailStatus;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.ReferralCount;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Lists;

/** What needs a person today, and the way to everything else of an event's registration. */
@Path("/organiser/events/{event}/today")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed({Role.ORGANISER, Role.REVIEWER})
class TodayPages {

    private final OrganiserDesk registrations;
    private final EmailDesk letters;
    private final EventDesk events;
    private final CurrentCaller caller;

    TodayPages(OrganiserDesk registrations, EmailDesk letters, EventDesk events, CurrentCaller caller) {
        this.registrations = registrations;
        this.letters = letters;
        this.events = events;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance today(AtEvent event, ReferralCount referrals, @Nullable ForOrganisers rest);
    }

    /** What reviewers have nothing to do with. */
    record ForOrganisers(List<PlaceTypeView> placeTypes, int failedLetters, boolean moreFailedLetters) {

        /** Kinds of places that are free although people wait for them. */
        public List<PlaceTypeView> overlooked() {
            return placeTypes.stream()
                    .filter(type -> type.placesLeft() > 0 && Objects.requireNonNullElse(type.waiting(), 0) > 0)
                    .toList();
        }
    }

    @GET
    @Operation(hidden = true)
    public Response today(@RestPath String event) {
        return EnglishPage.of(Templates.today(
                AtEvent.find(event),
                registrations.countReferrals(event),
                caller.isOrganiser() ? forOrganisers(event) : null));
    }

    private ForOrganisers forOrganisers(String event) {
        var failed = letters.list(event, EmailStatus.FAILED, null, Lists.PAGE);
        return new ForOrganisers(
                events.show(event, true).body().placeTypes(), failed.items().size(), failed.next() != null);
    }
}
