package uk.dgnorth.limits;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static uk.dgnorth.limits.Buckets.limit;

import io.github.bucket4j.Bandwidth;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * The abuse limits: each method takes one from an allowance and refuses with 429 when there is none left. Keys are
 * addresses, domains and client networks; they are kept as keyed hashes, and never logged but for a busy domain. What is
 * taken stays taken whatever becomes of the caller's transaction.
 */
@ApplicationScoped
public class AbuseLimits {

    private static final Logger LOG = Logger.getLogger(AbuseLimits.class);

    private final boolean enabled;
    private final MeterRegistry metrics;
    private final Buckets letters;
    private final Buckets submissions;
    private final Buckets domains;
    private final Buckets lookalikes;
    private final Buckets checks;
    private final Buckets wrongCodes;
    private final Buckets wrongCodesFromNetwork;
    private final Buckets newCodes;
    private final Buckets wrongSignIns;
    private final Buckets signInLetters;
    private final Buckets signInLettersToAddress;
    private final Buckets passkeyChallenges;

    AbuseLimits(LimitsConfig config, SharedBuckets shared, Clock clock, MeterRegistry metrics) {
        this.enabled = config.enabled();
        this.metrics = metrics;
        this.letters = shared.of(
                "letters", limit(config.lettersPerHour(), ofHours(1)), limit(config.lettersPerDay(), ofDays(1)));
        this.submissions = shared.of("submissions", limit(config.submissionsPerHour(), ofHours(1)));
        // A whole council may register in one morning: beyond the burst it is slowed down, never shut out.
        this.domains = shared.of(
                "domains",
                Bandwidth.builder()
                        .capacity(config.domainPerHour())
                        .refillGreedy(1, ofSeconds(1))
                        .build());
        this.wrongCodes = shared.of("wrong codes", limit(config.wrongCodesPerDay(), ofDays(1)));
        this.wrongCodesFromNetwork =
                shared.of("wrong codes of a network", limit(config.wrongCodesPerNetworkPerHour(), ofHours(1)));
        this.newCodes = shared.of("new codes", limit(config.newCodesPerHour(), ofHours(1)));
        this.wrongSignIns = shared.of("wrong sign-ins", limit(config.wrongSignInsPerHour(), ofHours(1)));
        this.signInLetters = shared.of("sign-in letters", limit(config.signInLettersPerHour(), ofHours(1)));
        this.signInLettersToAddress =
                shared.of("sign-in letters to an address", limit(config.signInLettersPerAddressPerHour(), ofHours(1)));
        this.passkeyChallenges = shared.of("passkey challenges", limit(config.passkeyChallengesPerHour(), ofHours(1)));
        // These two protect nobody: one saves work, and the other only tells somebody.
        var time = new ClockTime(clock);
        this.checks = new MemoryBuckets(time, limit(config.checksPerMinute(), ofMinutes(1)));
        this.lookalikes = new MemoryBuckets(time, limit(config.lookalikesPerHour(), ofHours(1)));
    }

    /** Somebody asks whether an address is eligible. */
    public void check(String network) {
        take(checks, network);
    }

    /** A form is about to be kept. */
    public void submission(String network, String domain) {
        if (!enabled) {
            return;
        }
        // The network first: what it sends beyond its own allowance must not use up that of a whole council.
        take(submissions, network);
        try {
            take(domains, domain);
        } catch (TooManyRequests slowedDown) {
            submissions.giveBack(network);
            alert("domain", "Many submissions for %s: they are slowed down", domain);
            throw slowedDown;
        }
    }

    /** A submission was proved, so it does not count any more: a whole council may share one network. */
    public void proved(String network) {
        if (enabled) {
            submissions.giveBack(network);
        }
    }

    /** A letter that a stranger can set off is about to go to this address, known or not. */
    public void letter(String normalisedAddress) {
        take(letters, normalisedAddress);
    }

    /** Somebody tries to prove an address with a code; refused where codes were mistyped too often. */
    public void code(String normalisedAddress, String network) {
        if (enabled) {
            wrongCodes.demandOneLeft(normalisedAddress);
            wrongCodesFromNetwork.demandOneLeft(network);
        }
    }

    /**
     * Somebody tries to prove an address with a link. Nobody guesses one, so strangers who mistype codes do not keep
     * the owner of the address from using it.
     */
    public void link(String network) {
        if (enabled) {
            wrongCodesFromNetwork.demandOneLeft(network);
        }
    }

    /** What was tried was wrong. */
    public void wrongCode(String normalisedAddress, String network) {
        if (enabled) {
            wrongCodes.tryTake(normalisedAddress);
            wrongCodesFromNetwork.tryTake(network);
        }
    }

    /** Somebody asks for another code for one application. */
    public void newCode(String pendingId) {
        take(newCodes, pendingId);
    }

    /**
     * A code to sign in is about to go to somebody with an account. A stranger uses up the allowance of their own
     * network first, so that they do not keep the owner of the address out.
     */
    public void signInLetter(String normalisedAddress, String network) {
        take(signInLetters, network + " " + normalisedAddress);
        take(signInLettersToAddress, normalisedAddress);
    }

    /** Somebody with an account proves who they are; refused where that went wrong too often. */
    public void signIn(String network) {
        if (enabled) {
            wrongSignIns.demandOneLeft(network);
        }
    }

    /** The code or the password was wrong. */
    public void wrongSignIn(String network) {
        if (enabled) {
            wrongSignIns.tryTake(network);
        }
    }

    /** Somebody asks to sign in with a passkey, which takes a row until it is answered or over. */
    public void passkeyChallenge(String network) {
        take(passkeyChallenges, network);
    }

    /** Tells somebody when one network sends one look-alike after another; refuses nothing. */
    public void lookalike(String network) {
        if (!lookalikes.tryTake(network)) {
            alert("lookalike", "One network keeps sending look-alike addresses%s", "");
        }
    }

    private void take(Buckets buckets, String key) {
        if (enabled) {
            buckets.take(key);
        }
    }

    private void alert(String kind, String message, String about) {
        metrics.counter("dgn.alerts", "kind", kind).increment();
        LOG.warnf(message, about);
    }
}
