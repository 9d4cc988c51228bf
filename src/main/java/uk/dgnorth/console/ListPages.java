package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.EventDesk;
import uk.dgnorth.export.FilterParameters;
import uk.dgnorth.export.PersonSearch;
import uk.dgnorth.export.RegistrationFilter;
import uk.dgnorth.export.RegistrationLine;
import uk.dgnorth.export.RegistrationList;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** The registrations of an event: the list, the search for a person, and the way to the file. */
@Path("/organiser/events/{event}/registrations")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ListPages {

    private static final List<String> FIELDS =
            List.of("status", "q", "organisation", "placeType", "checkedIn", "session");

    private final RegistrationList list;
    private final EventDesk events;
    private final FormRules rules;

    ListPages(RegistrationList list, EventDesk events, FormRules rules) {
        this.list = list;
        this.events = events;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance registrations(
                AtEvent event, Form filter, Choices choices, Listed<RegistrationLine> listed);

        static native TemplateInstance search(AtEvent event, Form form, @Nullable Page<RegistrationLine> found);

        static native TemplateInstance export(AtEvent event, String query, List<String> chosen);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> statuses, Map<String, String> placeTypes, Map<String, String> checkedIn) {}

    @GET
    @Operation(hidden = true)
    public Response list(
            @RestPath String event,
            @BeanParam FilterParameters parameters,
            @RestQuery @Nullable String after,
            @Context UriInfo uri) {
        var at = AtEvent.find(event);
        var filter = Lists.filter(uri, FIELDS);
        try {
            var listing = Listing.of(filter, FIELDS, RegistrationList.COLUMNS);
            var page = list.page(event, parameters.filter(), listing.sorting(), listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.registrations(at, filter, choices(event), Listed.of(page, listing)));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            return EnglishPage.invalid(
                    Templates.registrations(at, filter, choices(event), Listed.nothing(RegistrationList.COLUMNS)));
        }
    }

    private Choices choices(String event) {
        var statuses = new LinkedHashMap<String, String>();
        statuses.put("", "All");
        for (var status : Status.values()) {
            statuses.put(status.word(), capitalised(status.word()));
        }
        var placeTypes = new LinkedHashMap<String, String>();
        placeTypes.put("", "All");
        events.show(event, true).body().placeTypes().forEach(type -> placeTypes.put(type.slug(), type.name()));
        var checkedIn = new LinkedHashMap<String, String>();
        checkedIn.put("", "All");
        checkedIn.put("true", "Checked in");
        checkedIn.put("false", "Not checked in");
        return new Choices(statuses, placeTypes, checkedIn);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    @GET
    @Path("/search")
    @Operation(hidden = true)
    public Response askForPerson(@RestPath String event) {
        return EnglishPage.of(Templates.search(AtEvent.find(event), Form.empty(), null));
    }

    /** By POST throughout, the further pages too: no name and no address may stand in a URL. */
    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response search(@RestPath String event, Form form) {
        var at = AtEvent.find(event);
        rules.check(form, "name", PersonSearch.class, "name");
        rules.check(form, "email", PersonSearch.class, "email");
        var person = new PersonSearch(form.value("name"), form.value("email"));
        if (person.isEmpty()) {
            form.refuse("name", "Enter a name or an email address");
        }
        if (form.isValid()) {
            try {
                var after = Lists.after(form.value("after"));
                var found = list.page(event, RegistrationFilter.forPerson(person), after, Lists.PAGE);
                return EnglishPage.of(Templates.search(at, form, found));
            } catch (InvalidRequest refused) {
                Lists.refuse(form, refused, List.of("name"));
            }
        }
        return EnglishPage.invalid(Templates.search(at, form, null));
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@RestPath String event, @Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var chosen = FIELDS.stream()
                .filter(field -> !filter.value(field).isBlank())
                .map(field -> label(field) + ": " + filter.shown(field))
                .toList();
        return EnglishPage.of(Templates.export(AtEvent.find(event), Lists.query(filter, FIELDS), chosen));
    }

    private static String label(String field) {
        return switch (field) {
            case "status" -> "Status";
            case "q" -> "Reference or organisation contains";
            case "organisation" -> "Organisation";
            case "placeType" -> "Place type";
            case "checkedIn" -> "Checked in";
            default -> "Place in the session";
        };
    }
}
