package uk.dgnorth.limits;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.github.bucket4j.Bandwidth;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The abuse limits of this instance: each method takes one from an allowance and refuses with 429 when there is none
 * left. Keys are addresses, domains and client networks; they stay in memory and are never logged.
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

    AbuseLimits(LimitsConfig config, Clock clock, MeterRegistry metrics) {
        this.enabled = config.enabled();
        this.metrics = metrics;
        this.letters = new Buckets(
                clock,
                ofDays(1),
                Buckets.of(config.lettersPerHour(), ofHours(1)),
                Buckets.of(config.lettersPerDay(), ofDays(1)));
        this.submissions = new Buckets(clock, ofHours(1), Buckets.of(config.submissionsPerHour(), ofHours(1)));
        // A whole council may register in one morning: beyond the burst it is slowed down, never shut out.
        this.domains = new Buckets(
                clock,
                ofHours(1),
                Bandwidth.builder()
                        .capacity(config.domainPerHour())
                        .refillGreedy(1, ofSeconds(1))
                        .build());
        this.lookalikes = new Buckets(clock, ofHours(1), Buckets.of(config.lookalikesPerHour(), ofHours(1)));
        this.checks = new Buckets(clock, ofMinutes(1), Buckets.of(config.checksPerMinute(), ofMinutes(1)));
        this.wrongCodes = new Buckets(clock, ofDays(1), Buckets.of(config.wrongCodesPerDay(), ofDays(1)));
        this.wrongCodesFromNetwork =
                new Buckets(clock, ofHours(1), Buckets.of(config.wrongCodesPerNetworkPerHour(), ofHours(1)));
        this.newCodes = new Buckets(clock, ofHours(1), Buckets.of(config.newCodesPerHour(), ofHours(1)));
        this.wrongSignIns = new Buckets(clock, ofHours(1), Buckets.of(config.wrongSignInsPerHour(), ofHours(1)));
        this.signInLetters = new Buckets(clock, ofHours(1), Buckets.of(config.signInLettersPerHour(), ofHours(1)));
        this.signInLettersToAddress =
                new Buckets(clock, ofHours(1), Buckets.of(config.signInLettersPerAddressPerHour(), ofHours(1)));
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
        if (domains.of(domain).getAvailableTokens() == 0) {
            alert("domain", "Many submissions for %s: they are slowed down", domain);
        }
        // The network first: what it sends beyond its own allowance must not use up that of a whole council.
        take(submissions, network);
        try {
            take(domains, domain);
        } catch (TooManyRequests slowedDown) {
            submissions.of(network).addTokens(1);
            throw slowedDown;
        }
    }

    /** A submission was proved, so it does not count any more: a whole council may share one network. */
    public void proved(String network) {
        submissions.of(network).addTokens(1);
    }

    /** A letter that a stranger can set off is about to go to this address, known or not. */
    public void letter(String normalisedAddress) {
        take(letters, normalisedAddress);
    }

    /** Somebody tries to prove an address with a code; refused where codes were mistyped too often. */
    public void code(String normalisedAddress, String network) {
        if (enabled) {
            refuseIfEmpty(wrongCodes, normalisedAddress);
            refuseIfEmpty(wrongCodesFromNetwork, network);
        }
    }

    /**
     * Somebody tries to prove an address with a link. Nobody guesses one, so strangers who mistype codes do not keep
     * the owner of the address from using it.
     */
    public void link(String network) {
        if (enabled) {
            refuseIfEmpty(wrongCodesFromNetwork, network);
        }
    }

    /** What was tried was wrong. */
    public void wrongCode(String normalisedAddress, String network) {
        wrongCodes.of(normalisedAddress).tryConsume(1);
        wrongCodesFromNetwork.of(network).tryConsume(1);
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
            refuseIfEmpty(wrongSignIns, network);
        }
    }

    /** The code or the password was wrong. */
    public void wrongSignIn(String network) {
        wrongSignIns.of(network).tryConsume(1);
    }

    /** Tells somebody when one network sends one look-alike after another; refuses nothing. */
    public void lookalike(String network) {
        if (!lookalikes.of(network).tryConsume(1)) {
            alert("lookalike", "One network keeps sending look-alike addresses%s", "");
        }
    }

    private void take(Buckets buckets, String key) {
        if (enabled) {
            buckets.take(key);
        }
    }

    private static void refuseIfEmpty(Buckets buckets, String key) {
        var probe = buckets.of(key).estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private void alert(String kind, String message, String about) {
        metrics.counter("dgn.alerts", "kind", kind).increment();
        LOG.warnf(message, about);
    }
}
