package uk.dgnorth.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.event.Event;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.DecisionView;
import uk.dgnorth.registration.OrganiserRegistrationView;

/** Makes the decisions about a registration again from their evidence, under the lists of their day and of today. */
@ApplicationScoped
public class Replay {

    /** The evidence has no local part, so anybody's stands for it, or the word that had given it away. */
    private static final String SOMEBODY = "a.person";

    private final PublicBodies bodies;

    Replay(PublicBodies bodies) {
        this.bodies = bodies;
    }

    /** All decisions of a registration made again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Replayed(
            String reference,

            @Schema(description = "Whether each that can be made again comes out the same")
            boolean same,

            List<Again> items) {}

    /** One decision, then and again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Again(
            DecisionView decision,

            @Nullable @Schema(description = "Absent where a person decided: nobody repeats that")
            Boolean same,

            @Nullable String outcome,
            @Nullable String rule,
            @Nullable String entryDomain,

            @Schema(enumeration = {"same", "different", "decided-by-a-person", "lists-not-kept", "lists-changed"})
            String result,

            @Schema(description = "What the rules in force now would say")
            Today today) {}

    /**
     * What the rules in force now say about the same evidence, whoever decided then.
     *
     * @param same whether the outcome is the same; the rule may be another
     */
    public record Today(boolean same, String outcome, String rule) {}

    @Transactional
    public Replayed of(String event, OrganiserRegistrationView shown) {
        var lists = new HashMap<String, Lists>();
        var inForce = bodies.rulesInForce(Event.demand(event).id());
        var items = shown.decisions().stream()
                .map(decision -> again(decision, lists, today(decision, inForce)))
                .toList();
        return new Replayed(
                shown.reference(), items.stream().noneMatch(again -> Boolean.FALSE.equals(again.same())), items);
    }

    private record Lists(@Nullable EligibilityRules rules, String otherwise) {}

    private Again again(DecisionView decision, Map<String, Lists> known, Today today) {
        var version = decision.listVersion();
        if (version == null) {
            return new Again(decision, null, null, null, null, "decided-by-a-person", today);
        }
        var lists = known.computeIfAbsent(version, this::lists);
        var rules = lists.rules();
        if (rules == null) {
            return new Again(decision, false, null, null, null, lists.otherwise(), today);
        }
        var again = rules.decide(evidence(decision));
        var entry = again.entry();
        var isSame = again.outcome().word().equals(decision.outcome())
                && again.rule().code().equals(decision.rule())
                && Objects.equals(entry == null ? null : entry.domain(), decision.entryDomain())
                && Objects.equals(entry == null ? null : entry.match().word(), decision.entryMatch())
                && Objects.equals(entry == null ? null : entry.list().word(), decision.entryList())
                && Objects.equals(again.organisation(), decision.organisation());
        return new Again(
                decision,
                isSame,
                again.outcome().word(),
                again.rule().code(),
                entry == null ? null : entry.domain(),
                isSame ? "same" : "different",
                today);
    }

    private static Today today(DecisionView decision, EligibilityRules inForce) {
        var now = inForce.decide(evidence(decision));
        var outcome = now.outcome().word();
        return new Today(outcome.equals(decision.outcome()), outcome, now.rule().code());
    }

    private static String evidence(DecisionView decision) {
        return Optional.ofNullable(decision.marker()).orElse(SOMEBODY) + "@" + decision.emailDomain();
    }

    private Lists lists(String version) {
        try {
            return bodies.findRulesOf(version)
                    .map(rules -> new Lists(rules, ""))
                    .orElseGet(() -> new Lists(null, "lists-not-kept"));
        } catch (IllegalStateException changed) {
            return new Lists(null, "lists-changed");
        }
    }
}
