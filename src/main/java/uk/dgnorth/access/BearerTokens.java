package uk.dgnorth.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Reads the bearer token (RFC 6750, section 2.1) of a request and says who is calling. */
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An organiser's API token, the access token of one registration, or of a speaker who signed in")
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism, IdentityProvider<BearerSecret> {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 200;

    /** What the configured token opens beside what organisers may do. */
    private static final Set<String> EVERYTHING = Set.of(
            Role.ORGANISER_OF_ALL, Role.NEEDS_READER, Role.REVIEWER, Role.STEWARD, Role.EXPORTER, Role.ACCOUNT_KEEPER);

    private final AccessTokens tokens;
    private final SpeakerTokens speakers;
    private final ApiTokens apiTokens;
    private final Optional<String> organiserToken;

    BearerTokens(
            AccessTokens tokens,
            SpeakerTokens speakers,
            ApiTokens apiTokens,
            @ConfigProperty(name = "dgn.organiser-token") Optional<String> organiserToken) {
        this.tokens = tokens;
        this.speakers = speakers;
        this.apiTokens = apiTokens;
        this.organiserToken = organiserToken;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        var token = header.substring(SCHEME.length()).strip();
        return providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(new BearerSecret(token), request));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerSecret request, AuthenticationRequestContext context) {
        var target = Target.of(HttpSecurityUtils.getRoutingContextAttribute(request));
        return context.runBlocking(() -> identityOf(request.token(), target));
    }

    private SecurityIdentity identityOf(String token, Target target) {
        if (token.length() > LONGEST_TOKEN) {
            throw new AuthenticationFailedException();
        }
        if (organiserToken.filter(known -> Secrets.same(known, token)).isPresent()) {
            return identity(CurrentCaller.SHARED_ORGANISER, Role.ORGANISER)
                    .addRoles(EVERYTHING)
                    .build();
        }
        if (token.startsWith(ApiTokens.PREFIX)) {
            return apiTokens
                    .find(token)
                    .map(bearer -> program(bearer, target))
                    .orElseThrow(AuthenticationFailedException::new);
        }
        var registration = tokens.registrationOf(token);
        if (registration.isEmpty()) {
            return speakers.find(token).map(BearerTokens::speaker).orElseThrow(AuthenticationFailedException::new);
        }
        return identity("attendee", Role.ATTENDEE)
                .addAttribute(CurrentCaller.REGISTRATION, registration.getAsLong())
                .build();
    }

    private static SecurityIdentity program(ApiTokens.Bearer bearer, Target target) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(
                        CurrentCaller.accountName(bearer.token().accountId())))
                .addRoles(Powers.of(bearer, target))
                .addAttribute(CurrentCaller.GRANTS, bearer.grants())
                .addAttribute(CurrentCaller.TOKEN, bearer.token())
                .build();
    }

    private static SecurityIdentity speaker(SpeakerTokens.SignedIn signedIn) {
        return identity("speaker-session-" + signedIn.id(), Role.SPEAKER)
                .addAttribute(CurrentCaller.ADDRESS, signedIn.address())
                .build();
    }

    private static QuarkusSecurityIdentity.Builder identity(String name, String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role);
    }

    @Override
    public Class<BearerSecret> getRequestType() {
        return BearerSecret.class;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(BearerSecret.class);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
