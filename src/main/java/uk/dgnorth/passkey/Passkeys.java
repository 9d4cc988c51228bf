package uk.dgnorth.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Site;

/**
 * The passkeys of accounts. Whoever calls names the browser that they talk to by something that no other browser has;
 * what was asked in one is not answered in another. All of it is part of the caller's transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Passkeys {

    /** One person has a few devices; all of their passkeys can be listed. */
    public static final int MOST = 10;

    private static final String KIND = "public-key";
    private static final String REQUIRED = "required";

    private final Challenges challenges;
    private final Ceremonies ceremonies;
    private final Site site;
    private final Clock clock;

    Passkeys(Challenges challenges, Ceremonies ceremonies, Site site, Clock clock) {
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.site = site;
        this.clock = clock;
    }

    /** By age, the oldest first. */
    public List<PasskeyView> of(long accountId) {
        return Passkey.of(accountId).stream().map(Passkey::view).toList();
    }

    public PasskeyView show(long accountId, long id) {
        return find(accountId, id).view();
    }

    private static Passkey find(long accountId, long id) {
        return Passkey.of(accountId, id).orElseThrow(() -> new NotFound("passkey"));
    }

    /** Refuses whoever has as many as there can be. */
    public CreationOptions askToAdd(Owner owner, String browser) {
        demandRoom(owner.accountId());
        return new CreationOptions(
                new CreationOptions.Site(ceremonies.site(), site.name()),
                new CreationOptions.User(Base64Url.of(owner.handle()), owner.email(), owner.name()),
                challenges.issue(Purpose.ADD, browser),
                Ceremonies.ALGORITHMS.stream()
                        .map(algorithm -> new CreationOptions.Algorithm(KIND, algorithm.getValue()))
                        .toList(),
                Challenges.LIFETIME.toMillis(),
                credentialsOf(owner.accountId()),
                new CreationOptions.Selection(REQUIRED, true, REQUIRED),
                "none");
    }

    private static void demandRoom(long accountId) {
        if (Passkey.countOf(accountId) >= MOST) {
            throw new InvalidRequest(
                    FieldError.in("#/passkey", "Remove a passkey first: you have " + MOST + " of them"));
        }
    }

    private static List<Credential> credentialsOf(long accountId) {
        return Passkey.of(accountId).stream()
                .map(passkey -> new Credential(KIND, Base64Url.of(passkey.credentialId())))
                .toList();
    }

    /**
     * The caller holds the account's lock, so that two passkeys do not both become the last.
     *
     * @param response RegistrationResponseJSON of Web Authentication, as the browser made it
     * @return the new passkey, empty where the browser's answer does not hold
     */
    public Optional<PasskeyView> add(long accountId, String browser, String name, String response) {
        demandRoom(accountId);
        return ceremonies
                .readNew(response)
                .filter(data -> challenges.use(
                        Purpose.ADD,
                        browser,
                        data.getCollectedClientData().getChallenge().getValue()))
                .flatMap(ceremonies::verifyNew)
                .filter(made -> !Passkey.isKnown(made.id()))
                .map(made -> {
                    var passkey = new Passkey(accountId, name, made, clock.instant());
                    passkey.persistAndFlush();
                    return passkey.view();
                });
    }

    /** Asks for whichever passkey somebody has for this site. */
    public RequestOptions askToSignIn(String browser) {
        return ask(Purpose.SIGN_IN, browser, List.of());
    }

    /** Asks for one of an account. */
    public RequestOptions askToProve(long accountId, String browser) {
        return ask(Purpose.PROVE, browser, credentialsOf(accountId));
    }

    private RequestOptions ask(Purpose purpose, String browser, List<Credential> allowed) {
        return new RequestOptions(
                challenges.issue(purpose, browser),
                ceremonies.site(),
                Challenges.LIFETIME.toMillis(),
                allowed,
                REQUIRED);
    }

    /** @param response AuthenticationResponseJSON of Web Authentication, as the browser made it */
    public Use use(Purpose purpose, String browser, String response) {
        var read = ceremonies
                .readUse(response)
                .filter(data -> challenges.use(
                        purpose,
                        browser,
                        data.getCollectedClientData().getChallenge().getValue()));
        var passkey = read.flatMap(data -> Passkey.lock(data.getCredentialId()));
        if (read.isEmpty() || passkey.isEmpty()) {
            return Use.refused();
        }
        var verdict = ceremonies.verifyUse(read.get(), passkey.get());
        if (verdict == Use.Verdict.GOOD) {
            passkey.get().use(read.get().getAuthenticatorData().getSignCount(), clock.instant());
        }
        return Use.of(verdict, passkey.get(), read.get().getUserHandle());
    }

    /** @return the passkey that is no more */
    public PasskeyView remove(long accountId, long id) {
        var passkey = find(accountId, id);
        passkey.delete();
        return passkey.view();
    }

    public void removeAll(long accountId) {
        Passkey.deleteAllOf(accountId);
    }

    public void forgetOldChallenges() {
        challenges.forgetTheExpired();
    }
}
