package uk.dgnorth.access;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which roles somebody has for what a request is about. */
final class Powers {

    private Powers() {}

    private static final Grant ORGANISER_OF_ALL = new Grant(Role.ORGANISER, Grant.EVERY_EVENT);

    /** Of a browser in which somebody has signed in. */
    static Set<String> of(AccountSessions.SignedIn signedIn, Target target, Instant now) {
        var roles = at(signedIn.grants(), target);
        roles.add(Role.TEAM);
        if (!now.isBefore(signedIn.provedAt().plus(AccountSessions.PROOF_LASTS))) {
            return roles;
        }
        roles.add(Role.PROVED);
        if (roles.contains(Role.ORGANISER)) {
            roles.add(Role.EXPORTER);
            if (roles.contains(Role.ORGANISER_OF_ALL)) {
                roles.add(Role.ACCOUNT_KEEPER);
            }
        }
        return roles;
    }

    /** Of a token: never more than its account has now, and nobody's roles change by one. */
    static Set<String> of(ApiTokens.Bearer bearer, Target target) {
        var token = bearer.token();
        var roles = new HashSet<>(Set.of(Role.TEAM));
        if (!new Grant(Role.ORGANISER, token.event()).holdsAt(target.event())) {
            return roles;
        }
        var held = at(bearer.grants(), target);
        var scopes = token.scopes();
        if (held.contains(Role.ORGANISER)) {
            if (scopes.contains(Scope.WRITE) || scopes.contains(Scope.READ) && target.isRead()) {
                roles.add(Role.ORGANISER);
            }
            addIf(
                    scopes.contains(Scope.WRITE) && token.event().equals(Grant.EVERY_EVENT),
                    Role.ORGANISER_OF_ALL,
                    held,
                    roles);
            if (scopes.contains(Scope.EXPORT)) {
                roles.add(Role.EXPORTER);
            }
        }
        addIf(scopes.contains(Scope.REFERRALS), Role.REVIEWER, held, roles);
        addIf(scopes.contains(Scope.CHECK_IN), Role.STEWARD, held, roles);
        addIf(scopes.contains(Scope.NEEDS), Role.NEEDS_READER, held, roles);
        return roles;
    }

    private static void addIf(boolean scoped, String role, Set<String> held, Set<String> roles) {
        if (scoped && held.contains(role)) {
            roles.add(role);
        }
    }

    /** An organiser may do what reviewers and stewards may; needs are seen by those only who were given that. */
    private static Set<String> at(List<Grant> grants, Target target) {
        var roles = new HashSet<String>();
        for (var grant : grants) {
            if (grant.holdsAt(target.event())) {
                roles.add(grant.role());
            }
        }
        if (roles.contains(Role.ORGANISER)) {
            roles.add(Role.REVIEWER);
            roles.add(Role.STEWARD);
        }
        if (grants.contains(ORGANISER_OF_ALL)) {
            roles.add(Role.ORGANISER_OF_ALL);
        }
        return roles;
    }
}
