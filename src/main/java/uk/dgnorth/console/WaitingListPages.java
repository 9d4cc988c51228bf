package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.registration.PlaceCount;
import uk.dgnorth.registration.PlaceCounts;
import uk.dgnorth.registration.WaitingPeople;
import uk.dgnorth.registration.WaitingPerson;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** Who waits for a place of one type, in their order, and who has an offer to answer. */
@Path("/organiser/events/{event}/places")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class WaitingListPages {

    private static final String SEARCH = "q";
    private static final List<String> FIELDS = List.of("show", SEARCH);
    private static final int LONGEST = 200;
    private static final Map<String, String> PARTS = parts();
    private static final List<String> FILE = List.of(
            "position",
            "reference",
            "status",
            "full_name",
            "organisation",
            "waiting_since",
            "out_of_turn",
            "offers_lapsed",
            "offer_expires_at");

    private final WaitingPeople people;
    private final PlaceCounts counts;
    private final ListFiles files;

    WaitingListPages(WaitingPeople people, PlaceCounts counts, ListFiles files) {
        this.people = people;
        this.counts = counts;
        this.files = files;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance waitingList(
                AtEvent event, PlaceCount places, Form filter, Map<String, String> parts, Listed<WaitingPerson> listed);
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("", "Everybody");
        for (var part : WaitingPeople.Part.values()) {
            parts.put(part.word(), label(part));
        }
        return parts;
    }

    private static String label(WaitingPeople.Part part) {
        return switch (part) {
            case WAITING -> "Waiting";
            case OFFERED -> "Has an offer to answer";
            case LAPSED -> "Has let an offer lapse";
            case OUT_OF_TURN -> "Put first by an organiser";
        };
    }

    @GET
    @Path("/{placeType}/waiting-list")
    @Operation(hidden = true)
    public Response list(
            @RestPath String event,
            @RestPath String placeType,
            @RestQuery @Nullable String after,
            @Context UriInfo uri) {
        var at = AtEvent.find(event);
        var places = counts.of(event, placeType);
        var filter = Lists.filter(uri, FIELDS);
        try {
            var listing = Listing.of(filter, FIELDS, WaitingPeople.COLUMNS);
            var page =
                    people.page(event, placeType, wanted(filter), listing.sorting(), listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.waitingList(at, places, filter, PARTS, Listed.of(page, listing)));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            return EnglishPage.invalid(
                    Templates.waitingList(at, places, filter, PARTS, Listed.nothing(WaitingPeople.COLUMNS)));
        }
    }

    private static WaitingPeople.Filter wanted(Form filter) {
        var search = filter.value(SEARCH).strip();
        if (search.length() > LONGEST || search.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequest(FieldError.parameter(SEARCH, "Use 200 characters or fewer, on one line"));
        }
        return new WaitingPeople.Filter(WaitingPeople.Part.parse(filter.value("show")), search);
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/{placeType}/waiting-list/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@RestPath String event, @RestPath String placeType, @Context UriInfo uri) {
        var places = counts.of(event, placeType);
        var filter = Lists.filter(uri, FIELDS);
        var wanted = wanted(filter);
        var chosen = new ArrayList<String>();
        if (wanted.part() != null) {
            chosen.add(label(wanted.part()));
        }
        if (!wanted.search().isEmpty()) {
            chosen.add("Reference or organisation contains: " + filter.shown(SEARCH));
        }
        var list = "places/" + places.slug() + "/waiting-list";
        return new ExportOffer(
                        "Waiting list",
                        list,
                        "It holds the names of the people on the list, and where each of them stands.",
                        chosen,
                        ExportOffer.withQuery(list + "/waiting-list.csv", Lists.query(filter, FIELDS)))
                .page(AtEvent.find(event));
    }

    @GET
    @Path("/{placeType}/waiting-list/waiting-list.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response export(@RestPath String event, @RestPath String placeType, @Context UriInfo uri) {
        var places = counts.of(event, placeType);
        var wanted = wanted(Lists.filter(uri, FIELDS));
        var sorting = WaitingPeople.COLUMNS.get(0).first();
        var kept = new LinkedHashMap<String, String>(Map.of("placeType", places.slug()));
        if (wanted.part() != null) {
            kept.put("show", wanted.part().word());
        }
        if (!wanted.search().isEmpty()) {
            kept.put("freeText", SEARCH);
        }
        return files.csv(new ListFiles.Sheet<>(
                "waiting-list",
                AtEvent.find(event).slug(),
                FILE,
                kept,
                after -> people.page(event, places.slug(), wanted, sorting, after, Page.MAX_LIMIT),
                WaitingListPages::row));
    }

    private static List<@Nullable String> row(WaitingPerson person) {
        var position = person.position();
        var expiresAt = person.offerExpiresAt();
        return Arrays.asList(
                position == null ? null : position.toString(),
                person.reference(),
                person.status().word(),
                person.fullName(),
                person.organisation(),
                person.since().toString(),
                String.valueOf(person.outOfTurn()),
                String.valueOf(person.offersLapsed()),
                expiresAt == null ? null : expiresAt.toString());
    }
}
