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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.referral.QueueParameters;
import uk.dgnorth.referral.ReferralGroup;
import uk.dgnorth.referral.ReferralQueue;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** Those who wait for a decision, by the domain of their address. */
@Path("/organiser/events/{event}/referrals")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.REVIEWER)
class QueuePages {

    private static final List<String> FIELDS = List.of("q", "overdue");
    private static final List<String> COLUMNS = List.of(
            "domain",
            "people",
            "appeals",
            "waiting_for_applicant",
            "holding_places",
            "oldest_at",
            "age_hours",
            "due_at",
            "overdue",
            "organisations");

    private final ReferralQueue queue;
    private final ListFiles files;
    private final CurrentCaller caller;

    QueuePages(ReferralQueue queue, ListFiles files, CurrentCaller caller) {
        this.queue = queue;
        this.files = files;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance referrals(
                AtEvent event,
                Form filter,
                Choices choices,
                Listed<ReferralGroup> listed,
                boolean organises,
                @Nullable String said);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> overdue, Map<String, String> orders) {

        static Choices all() {
            var overdue = new LinkedHashMap<String, String>();
            overdue.put("", "All");
            overdue.put("true", "Overdue");
            var orders = new LinkedHashMap<String, String>();
            orders.put("oldest", "Longest wait first");
            orders.put("due", "Answer due soonest first");
            orders.put("people", "Most people first");
            orders.put("domain", "Domain");
            return new Choices(overdue, orders);
        }
    }

    @GET
    @Operation(hidden = true)
    public Response list(
            @RestPath String event,
            @BeanParam QueueParameters parameters,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String done,
            @Context UriInfo uri) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "approved" -> "The referral is approved. A letter is on its way.";
            case "declined" -> "The referral is declined. A letter is on its way.";
            case "asked" -> "The question is on its way.";
            case "accepted" ->
                "The body is in the register, and those you selected are accepted. Letters are on their way.";
            case "blocked" -> "The domain is blocked, and those from it are declined. Letters are on their way.";
            default -> null;
        };
        var at = AtEvent.find(event);
        var filter = Lists.filter(uri, FIELDS);
        try {
            var wanted = parameters.filter();
            var listing = new Listing(ReferralQueue.COLUMNS, wanted.sorting(), Lists.query(filter, FIELDS));
            var page = queue.groups(event, wanted, listing.after(after), Lists.PAGE);
            return EnglishPage.of(Templates.referrals(
                    at, filter, Choices.all(), Listed.of(page, listing), caller.isOrganiser(), said));
        } catch (InvalidRequest refused) {
            Lists.refuse(filter, refused, FIELDS);
            var nothing = Listed.<ReferralGroup>nothing(ReferralQueue.COLUMNS);
            return EnglishPage.invalid(Templates.referrals(at, filter, Choices.all(), nothing, false, null));
        }
    }

    /** Says what the file will hold, and stays open when the download has begun. */
    @GET
    @Path("/export")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response askToExport(@RestPath String event, @Context UriInfo uri) {
        var filter = Lists.filter(uri, FIELDS);
        var chosen = new ArrayList<String>();
        if (!filter.value("q").isBlank()) {
            chosen.add("Domain contains: " + filter.shown("q"));
        }
        if (filter.is("overdue", "true")) {
            chosen.add("Answer: overdue");
        }
        return new ExportOffer(
                        "Referrals",
                        "referrals",
                        "It says of each domain how many people wait, how long, and of which organisations they say"
                                + " they are. It names nobody.",
                        chosen,
                        ExportOffer.withQuery("referrals/domains.csv", Lists.query(filter, FIELDS)))
                .page(AtEvent.find(event));
    }

    /** By domain, so that nobody is named. */
    @GET
    @Path("/domains.csv")
    @Produces("text/csv")
    @RolesAllowed(Role.EXPORTER)
    @Operation(hidden = true)
    public Response file(@RestPath String event, @BeanParam QueueParameters parameters) {
        var filter = parameters.filter();
        return files.csv(new ListFiles.Sheet<>(
                "referrals",
                event,
                COLUMNS,
                after -> queue.groups(event, filter, after, Page.MAX_LIMIT),
                QueuePages::row));
    }

    private static List<@Nullable String> row(ReferralGroup group) {
        var dueAt = group.dueAt();
        return Arrays.asList(
                group.domain(),
                String.valueOf(group.count()),
                String.valueOf(group.appeals()),
                String.valueOf(group.waitingForApplicant()),
                String.valueOf(group.holdingPlaces()),
                group.oldestAt().toString(),
                String.valueOf(group.ageHours()),
                dueAt == null ? null : dueAt.toString(),
                String.valueOf(group.overdue()),
                String.join("; ", group.organisations()));
    }
}
