package uk.dgnorth.account;

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
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.ApiTokens;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Scope;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.passkey.PasskeyView;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** What somebody sees of their own account: what they may do, where they are signed in, and their tokens. */
@Path(MyAccountPages.PATH)
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.TEAM)
class MyAccountPages {

    static final String PATH = "/organiser/account";
    static final Map<String, String> SCOPES = scopes();

    private static final EventTimes TIMES = new EventTimes(ZoneId.of("Europe/London"), Language.ENGLISH);
    private static final Map<String, String> LIFETIMES = lifetimes();

    private final AccountDesk accounts;
    private final AccountSessions sessions;
    private final ApiTokenDesk tokens;
    private final PasskeyDesk passkeys;
    private final SignInDesk signIns;
    private final EventChoices events;
    private final FormRules rules;
    private final CurrentCaller caller;

    MyAccountPages(
            AccountDesk accounts,
            AccountSessions sessions,
            ApiTokenDesk tokens,
            PasskeyDesk passkeys,
            SignInDesk signIns,
            EventChoices events,
            FormRules rules,
            CurrentCaller caller) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.events = events;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance mine(
                AccountView account,
                boolean here,
                List<Passkey> passkeys,
                List<Browser> browsers,
                List<Token> tokens,
                @Nullable String said);

        static native TemplateInstance newToken(
                Form form, Map<String, String> events, List<ScopeChoice> scopes, Map<String, String> lifetimes);

        static native TemplateInstance tokenMade(String secret, String ends);
    }

    /** Something a token can be for. */
    record ScopeChoice(String field, String label) {}

    /** A passkey of the reader. */
    record Passkey(
            long id, String name, String since, @Nullable String used) {

        static Passkey of(PasskeyView passkey) {
            var used = passkey.usedAt();
            return new Passkey(
                    passkey.id(),
                    passkey.name(),
                    TIMES.moment(passkey.createdAt()),
                    used == null ? null : TIMES.moment(used));
        }
    }

    /** A browser in which the reader is signed in. */
    record Browser(long id, String since, String used, boolean isThis) {}

    /** A token of the reader. */
    record Token(
            long id,
            String name,
            String event,
            String scopes,
            String ends,
            @Nullable String used) {

        static Token of(ApiTokens.ApiToken token) {
            var used = token.usedAt();
            return new Token(
                    token.id(),
                    token.name(),
                    token.event(),
                    String.join(", ", token.scopes()),
                    TIMES.moment(token.expiresAt()),
                    used == null ? null : TIMES.moment(used));
        }
    }

    private static Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        scopes.put(Scope.READ, "Read what organisers can read");
        scopes.put(Scope.WRITE, "Read and change what organisers can");
        scopes.put(Scope.EXPORT, "Export lists of people");
        scopes.put(Scope.REFERRALS, "Decide referrals");
        scopes.put(Scope.CHECK_IN, "Check people in");
        scopes.put(Scope.NEEDS, "Read access and dietary needs");
        return scopes;
    }

    private static Map<String, String> lifetimes() {
        var days = new LinkedHashMap<String, String>();
        days.put("30", "30 days");
        days.put("90", "90 days");
        days.put("365", "365 days");
        return days;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestQuery @Nullable String done) {
        var session = caller.session();
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "ended" -> "That browser is signed out.";
            case "passkey-added" -> "The passkey is added. You can sign in with it from now on.";
            case "passkey-removed" -> "The passkey is removed. Nobody can sign in with it any more.";
            case "revoked" -> "The token does not work any more.";
            default -> null;
        };
        return EnglishPage.of(Templates.mine(
                accounts.show(session.accountId()),
                signIns.provesHere(session),
                passkeys.of(session).stream().map(Passkey::of).toList(),
                sessions.of(session.accountId()).stream()
                        .map(open -> new Browser(
                                open.id(),
                                TIMES.moment(open.createdAt()),
                                TIMES.moment(open.usedAt()),
                                open.id() == session.id()))
                        .toList(),
                tokens.of(session.accountId()).stream().map(Token::of).toList(),
                said));
    }

    @POST
    @Path("/browsers/{id}/end")
    @Operation(hidden = true)
    public Response end(@RestPath long id) {
        sessions.end(caller.session().accountId(), id);
        return Html.see(PATH + "?done=ended").build();
    }

    @GET
    @Path("/tokens/new")
    @RolesAllowed(Role.PROVED)
    @Operation(hidden = true)
    public Response askForToken() {
        return EnglishPage.of(newToken(Form.of(Map.of("days", "90"))));
    }

    @POST
    @Path("/tokens/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.PROVED)
    @Operation(hidden = true)
    public Response makeToken(Form form) {
        var scopes = SCOPES.keySet().stream()
                .filter(scope -> !form.value("scope-" + scope).isEmpty())
                .toList();
        rules.check(form, "name", NewApiToken.class, "name");
        rules.check(form, "event", NewApiToken.class, "event");
        if (scopes.isEmpty()) {
            form.refuse("scope-" + Scope.READ, "Select what the token is for");
        }
        if (!LIFETIMES.containsKey(form.value("days"))) {
            form.refuse("days", "Select how long the token works");
        }
        if (form.isValid()) {
            try {
                var issued = tokens.issue(
                        caller.session().accountId(),
                        new NewApiToken(
                                form.value("name"), form.value("event"), scopes, Integer.parseInt(form.value("days"))));
                return EnglishPage.of(Templates.tokenMade(issued.secret(), TIMES.moment(issued.expiresAt())));
            } catch (Problem refused) {
                refused.errors()
                        .forEach(error ->
                                form.refuse(String.valueOf(error.pointer()).replace("#/", ""), error.detail()));
            }
        }
        return EnglishPage.invalid(newToken(form));
    }

    private TemplateInstance newToken(Form form) {
        var scopes = SCOPES.entrySet().stream()
                .map(scope -> new ScopeChoice("scope-" + scope.getKey(), scope.getValue()))
                .toList();
        return Templates.newToken(form, events.all(), scopes, LIFETIMES);
    }

    @GET
    @Path("/tokens/{id}/revoke")
    @Operation(hidden = true)
    public Response askToRevoke(@RestPath long id) {
        var token = tokens.show(caller.session().accountId(), id);
        return EnglishPage.of(TokenPages.Templates.revokingToken(token, PATH + "/tokens", PATH));
    }

    @POST
    @Path("/tokens/{id}/revoke")
    @Operation(hidden = true)
    public Response revoke(@RestPath long id) {
        tokens.revoke(caller.session().accountId(), id);
        return Html.see(PATH + "?done=revoked").build();
    }
}
