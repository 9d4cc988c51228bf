package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.publicbody.EntryParameters;
import uk.dgnorth.publicbody.EntryView;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** The register of public bodies and other domains: the list of it, and the file. */
@Path("/organiser/register")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class RegisterPages {

    private static final String EVENT = "event";
    private static final String NO_SUCH_EVENT = "There is no such event: choose one from the list";
    private static final List<String> FIELDS = List.of("q", "list", "state", "reviewBy", EVENT);
    private static final List<String> COLUMNS = List.of(
            "domain",
            "match",
            "list",
            "event",
            "organisation",
            "category",
            "evidence",
            "reason",
            "source",
            "licence",
            "state",
            "added_at",
            "confirmed_at",
            "ended_at",
            "expires_on",
            "review_on");
    private static final int EVENTS = 200;

    private final RegisterDesk desk;
    private final ListFiles files;
    private final Clock clock;

    RegisterPages(RegisterDesk desk, ListFiles files, Clock clock) {
        this.desk = desk;
        this.files = files;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance register(Here here, Form filter, Choices choices, Listed<EntryView> listed);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(
            Map<String, String> lists,
            Map<String, String> states,
            Map<String, String> events,
            Map<String, String> orders) {

        static Choices all() {
            var states = new LinkedHashMap<String, String>();
            states.put("proposed", "Proposed");
            states.put("in-force", "In force");
            states.put("expired", "Expired");
            states.put("removed", "Ended");
            var orders = new LinkedHashMap<String, String>();
            orders.put("newest", "Newest first");
            orders.put("-newest", "Oldest first");
            orders.put("domain", "Domain");
            orders.put("review", "Day of review");
            orders.put("expiry", "Day of expiry");
            return new Choices(Lists.orAll(Here.allLists()), Lists.orAll(states), eventsAfter("All"), orders);
        }
    }

    /** From slug to name, after the choice that stands for none of them. */
    static Map<String, String> eventsAfter(String none) {
        var events = new LinkedHashMap<String, String>();
        events.put("", none);
        Event.newest(EVENTS).forEach(event -> events.put(event.slug(), event.name()));
        return events;
    }

    @GET
    @Operation(hidden = true)
    public Response list(
            @BeanParam EntryParameters parameters, @RestQuery @Nullable String after, @Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var here = Here.at(clock);
        try {
            var wanted = parameters.filter();
            var listing = new Listing(RegisterDesk.COLUMNS, wanted.sorting(), Lists.query(filter, FIELDS));
            var page = desk.list(wanted, listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.register(here, filter, Choices.all(), Listed.of(page, listing)));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
        } catch (NotFound unknown) {
            filter.refuse(EVENT, NO_SUCH_EVENT);
        }
        var nothing = Listed.<EntryView>nothing(RegisterDesk.COLUMNS);
        return EnglishPage.invalid(Templates.register(here, filter, Choices.all(), nothing));
    }

    /**
     * The slug of the event that a list of the register is narrowed to; empty for none.
     *
     * @throws InvalidRequest where there is no such event
     */
    static String event(Form filter) {
        var slug = filter.value(EVENT).strip();
        if (!slug.isEmpty() && Event.findBySlug(slug).isEmpty()) {
            throw new InvalidRequest(FieldError.parameter(EVENT, NO_SUCH_EVENT));
        }
        return slug;
    }

    @GET
    @Path("/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var chosen = FIELDS.stream()
                .filter(field -> !filter.value(field).isBlank())
                .map(field -> label(field) + ": " + filter.shown(field))
                .toList();
        return new ExportOffer(
                        "Register of public bodies",
                        "",
                        "It holds what the register says of each domain, also where that holds no longer, and not who"
                                + " has said so.",
                        chosen,
                        ExportOffer.withQuery("entries.csv", Lists.query(filter, FIELDS)))
                .pageOfRegister();
    }

    private static String label(String field) {
        return switch (field) {
            case "q" -> "Domain or organisation contains";
            case "list" -> "What it says";
            case "state" -> "State";
            case "reviewBy" -> "To be reviewed by";
            default -> "Event";
        };
    }

    @GET
    @Path("/entries.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response file(@BeanParam EntryParameters parameters) {
        var filter = parameters.filter();
        return files.csv(new ListFiles.Sheet<>(
                "public-bodies", "", COLUMNS, after -> desk.list(filter, after, Page.MAX_LIMIT), RegisterPages::row));
    }

    /** Without who did what: that is in the audit. */
    private static List<@Nullable String> row(EntryView entry) {
        return Arrays.asList(
                entry.domain(),
                entry.match(),
                entry.list(),
                entry.event(),
                entry.organisation(),
                entry.category(),
                entry.evidence(),
                entry.reason(),
                entry.source(),
                entry.licence(),
                entry.state(),
                entry.addedAt().toString(),
                text(entry.confirmedAt()),
                text(entry.endedAt()),
                entry.expiresOn().toString(),
                entry.reviewOn().toString());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
