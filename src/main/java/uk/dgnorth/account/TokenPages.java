package uk.dgnorth.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.download.ListFiles;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Listed;
import uk.dgnorth.web.Listing;
import uk.dgnorth.web.Lists;
import uk.dgnorth.web.Page;

/** The tokens of everybody's programs, for those who answer for who may do what. */
@Path(TokenPages.PATH)
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ACCOUNT_KEEPER)
class TokenPages {

    static final String PATH = "/organiser/people/tokens";

    private static final EventTimes TIMES = new EventTimes(ZoneId.of("Europe/London"), Language.ENGLISH);
    private static final List<String> FIELDS = List.of("event", "scope");
    private static final List<String> FILE =
            List.of("name", "account", "event", "scopes", "made_at", "ends_at", "used_at");

    private final ApiTokenDesk desk;
    private final TokenList list;
    private final EventChoices events;
    private final ListFiles files;
    private final CurrentCaller caller;

    TokenPages(ApiTokenDesk desk, TokenList list, EventChoices events, ListFiles files, CurrentCaller caller) {
        this.desk = desk;
        this.list = list;
        this.events = events;
        this.files = files;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance tokens(
                Form filter, Choices choices, Listed<TokenList.Line> listed, EventTimes times, @Nullable String said);

        static native TemplateInstance revokingToken(TokenList.Line token, String path, String back);
    }

    /** What a filter can be set to, each a map of value to label. */
    record Choices(Map<String, String> event, Map<String, String> scope) {

        Form check(Form filter) {
            Lists.checkChoice(filter, "event", event);
            Lists.checkChoice(filter, "scope", scope);
            return filter;
        }
    }

    private Choices choices() {
        return new Choices(Lists.orAll(events.all()), Lists.orAll(MyAccountPages.SCOPES));
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery @Nullable String after, @RestQuery @Nullable String done, @Context UriInfo uri) {
        var said = "revoked".equals(done) ? "The token does not work any more." : null;
        var choices = choices();
        var filter = choices.check(Lists.filter(uri, FIELDS));
        if (filter.isValid()) {
            try {
                var listing = Listing.of(filter, FIELDS, TokenList.COLUMNS);
                var page = list.page(wanted(filter), listing.sorting(), listing.after(after), Lists.PAGE);
                return EnglishPage.of(Templates.tokens(filter, choices, Listed.of(page, listing), TIMES, said));
            } catch (InvalidRequest refused) {
                Lists.refuse(filter, refused, FIELDS);
            }
        }
        return EnglishPage.invalid(Templates.tokens(filter, choices, Listed.nothing(TokenList.COLUMNS), TIMES, null));
    }

    @GET
    @Path("/tokens.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response file(@Context UriInfo uri) {
        var filter = choices().check(Lists.filter(uri, FIELDS));
        Lists.demandValid(filter);
        var wanted = wanted(filter);
        var sorting = Listing.of(filter, FIELDS, TokenList.COLUMNS).sorting();
        return files.csv(new ListFiles.Sheet<>(
                "api-tokens",
                "",
                FILE,
                filter.values(),
                after -> list.page(wanted, sorting, after, Page.MAX_LIMIT),
                TokenPages::row));
    }

    private static List<@Nullable String> row(TokenList.Line token) {
        var usedAt = token.usedAt();
        return Arrays.asList(
                token.name(),
                token.account(),
                token.event(),
                String.join("; ", token.scopes()),
                token.createdAt().toString(),
                token.expiresAt().toString(),
                usedAt == null ? null : usedAt.toString());
    }

    private static TokenList.Filter wanted(Form filter) {
        return new TokenList.Filter(filter.value("event"), filter.value("scope"));
    }

    @GET
    @Path("/{id}/revoke")
    @Operation(hidden = true)
    public Response askToRevoke(@RestPath long id) {
        return EnglishPage.of(Templates.revokingToken(desk.showAnybodys(id), PATH, PATH));
    }

    @POST
    @Path("/{id}/revoke")
    @Operation(hidden = true)
    public Response revoke(@RestPath long id) {
        desk.revokeAnybodys(id, caller.name());
        return Html.see(PATH + "?done=revoked").build();
    }
}
