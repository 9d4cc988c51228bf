package uk.dgnorth.publicbody;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Listed;

/** The public bodies and other domains that the service knows, as the rules that they make. */
@ApplicationScoped
public class PublicBodies {

    private static final Logger LOG = Logger.getLogger(PublicBodies.class);

    private final KeptLists kept;
    private final Register register;
    private final EligibilityLists builtIn;
    private volatile RulesInForce inForce;

    PublicBodies(KeptLists kept, Register register) {
        this.kept = kept;
        this.register = register;
        this.builtIn = BuiltInLists.read();
        this.inForce = new RulesInForce(-1, new EligibilityRules(builtIn), Map.of());
    }

    /** Before the first request, so that no decision names a version that is not kept. */
    void keepTheListsInForce(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew().run(() -> register.noteBuiltIn(builtIn.version()));
        refresh();
    }

    /** On this instance at once: whoever has changed the register sees it in force. */
    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) RegisterChanged change) {
        // On a thread of its own, as the transaction that has just ended still lies on this one.
        CompletableFuture.runAsync(this::refresh, Infrastructure.getDefaultExecutor())
                .join();
    }

    /** What another instance has changed is in force here a second later; open referrals are looked at again then. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refreshIfChanged() {
        if (register.number() != inForce.number()) {
            refresh();
        }
    }

    private synchronized void refresh() {
        var fresh = QuarkusTransaction.requiringNew().call(this::readRules);
        if (fresh.number() >= inForce.number()) {
            inForce = fresh;
            LOG.infof("The register of public bodies is in state %d", fresh.number());
        }
    }

    /**
     * Those of one event as the running transaction sees them, its own changes among it; kept if, and only if, it
     * commits.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public EligibilityRules rulesInThisTransaction(long eventId) {
        var own = register.inForce();
        var entries = new ArrayList<>(own.forAll());
        entries.addAll(own.byEvent().getOrDefault(eventId, List.of()));
        var rules = rulesWith(entries);
        kept.keep(rules.lists());
        return rules;
    }

    private RulesInForce readRules() {
        var number = register.number();
        var own = register.inForce();
        var everywhere = rulesWith(own.forAll());
        var byEvent = new HashMap<Long, EligibilityRules>();
        own.byEvent().forEach((event, entries) -> {
            var entriesOfEvent = new ArrayList<>(own.forAll());
            entriesOfEvent.addAll(entries);
            byEvent.put(event, rulesWith(entriesOfEvent));
        });
        kept.keep(everywhere.lists());
        byEvent.values().forEach(rules -> kept.keep(rules.lists()));
        return new RulesInForce(number, everywhere, byEvent);
    }

    private EligibilityRules rulesWith(Collection<Listed> own) {
        var entries = new ArrayList<>(builtIn.entries());
        entries.addAll(own);
        return new EligibilityRules(new EligibilityLists(entries, builtIn.constants()));
    }

    /**
     * As they would be with these entries, in place of those for the same domains from the same hands; nothing is
     * kept, so nothing may be decided by them.
     */
    EligibilityRules rulesWith(EligibilityRules rules, List<Listed> more) {
        var replaced = more.stream().map(Reach::of).collect(toUnmodifiableSet());
        var entries = new ArrayList<>(rules.lists().entries());
        entries.removeIf(entry -> replaced.contains(Reach.of(entry)));
        entries.addAll(more);
        return new EligibilityRules(new EligibilityLists(entries, builtIn.constants()));
    }

    /** Of which the register holds one live entry at most. */
    private record Reach(String domain, Listed.Match match, Listed.Origin origin) {

        static Reach of(Listed entry) {
            return new Reach(entry.domain(), entry.match(), entry.origin());
        }
    }

    /** As they would be for an event, or for all, without this entry. */
    EligibilityRules rulesWithout(Listed entry, EligibilityRules rules) {
        var entries = new ArrayList<>(rules.lists().entries());
        entries.remove(entry);
        return new EligibilityRules(new EligibilityLists(entries, builtIn.constants()));
    }

    /** Those that hold for all events. */
    public EligibilityRules rulesInForce() {
        return inForce.everywhere();
    }

    public EligibilityRules rulesInForce(long eventId) {
        return inForce.at(eventId);
    }

    public RulesInForce state() {
        return inForce;
    }

    /** The rules over the lists of an earlier day, to replay a decision that names their version. */
    public EligibilityRules rulesOf(String listVersion) {
        return findRulesOf(listVersion)
                .orElseThrow(() -> new IllegalStateException("no lists are kept of version " + listVersion));
    }

    /**
     * As {@link #rulesOf}, empty where no lists of that version are kept.
     *
     * @throws IllegalStateException where they were changed since
     */
    public Optional<EligibilityRules> findRulesOf(String listVersion) {
        if (listVersion.equals(rulesInForce().lists().version())) {
            return Optional.of(rulesInForce());
        }
        return kept.find(listVersion).map(lists -> {
            if (!lists.version().equals(listVersion)) {
                throw new IllegalStateException(
                        "the lists of version " + listVersion + " were changed after they were kept");
            }
            return new EligibilityRules(lists);
        });
    }
}
