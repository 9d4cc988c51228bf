package uk.dgnorth.account;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** Who has an account, and what they may do where: the list, and the file. */
@Path("/organiser/people")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ACCOUNT_KEEPER)
class PeopleListPages {

    private static final List<String> FIELDS = List.of("role", "event", "state");
    private static final List<String> FILE = List.of("name", "email", "state", "roles");
    private static final Map<String, String> STATES = states();

    private final AccountList list;
    private final EventChoices events;
    private final ListFiles files;

    PeopleListPages(AccountList list, EventChoices events, ListFiles files) {
        this.list = list;
        this.events = events;
        this.files = files;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance people(
                Form filter, Choices choices, Listed<AccountView> listed, @Nullable String said);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> role, Map<String, String> event, Map<String, String> state) {

        Form check(Form filter) {
            Lists.checkChoice(filter, "role", role);
            Lists.checkChoice(filter, "event", event);
            Lists.checkChoice(filter, "state", state);
            return filter;
        }
    }

    private static Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        states.put("in-use", "In use");
        states.put("invited", "Invited");
        states.put("closed", "Closed");
        return states;
    }

    private Choices choices() {
        return new Choices(Lists.orAll(PeoplePages.ROLES), Lists.orAll(events.all()), Lists.orAll(STATES));
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery @Nullable String after, @RestQuery @Nullable String done, @Context UriInfo uri) {
        var said = "closed".equals(done) ? "The account is closed. It opens nothing any more." : null;
        var choices = choices();
        var filter = choices.check(Lists.filter(uri, FIELDS));
        if (filter.isValid()) {
            try {
                var listing = Listing.of(filter, FIELDS, AccountList.COLUMNS);
                var page = list.page(wanted(filter), listing.sorting(), listing.after(after), Lists.PAGE);
                return EnglishPage.of(Templates.people(filter, choices, Listed.of(page, listing), said));
            } catch (InvalidRequest refused) {
                Lists.refuse(filter, refused, FIELDS);
            }
        }
        return EnglishPage.invalid(Templates.people(filter, choices, Listed.nothing(AccountList.COLUMNS), null));
    }

    @GET
    @Path("/people.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response file(@Context UriInfo uri) {
        var filter = choices().check(Lists.filter(uri, FIELDS));
        Lists.demandValid(filter);
        var wanted = wanted(filter);
        var sorting = Listing.of(filter, FIELDS, AccountList.COLUMNS).sorting();
        return files.csv(new ListFiles.Sheet<>(
                "people",
                "",
                FILE,
                filter.values(),
                after -> list.page(wanted, sorting, after, Page.MAX_LIMIT),
                PeopleListPages::row));
    }

    private static List<@Nullable String> row(AccountView account) {
        return List.of(
                account.name(),
                account.email(),
                account.state(),
                account.roles().stream()
                        .map(grant -> grant.role() + "@" + grant.event())
                        .collect(Collectors.joining("; ")));
    }

    private static AccountList.Filter wanted(Form filter) {
        return new AccountList.Filter(filter.value("role"), filter.value("event"), filter.value("state"));
    }
}
