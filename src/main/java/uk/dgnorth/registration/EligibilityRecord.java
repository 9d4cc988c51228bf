package uk.dgnorth.registration;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Rule;
import uk.dgnorth.eligibility.Words;

/** One eligibility decision as it was made: evidence that is only ever added, never changed. */
@Entity
@Table(name = "eligibility_decision")
public class EligibilityRecord extends PanacheEntityBase {

    static final String SYSTEM = "system";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Registration registration;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private @Nullable String rule;
    private @Nullable String entryDomain;
    private @Nullable String entryMatch;
    private @Nullable String entryList;
    private @Nullable String entrySource;
    private @Nullable String listVersion;
    private String emailDomain;
    private @Nullable String organisation;
    private @Nullable String marker;
    private String decidedBy;
    private @Nullable String reason;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "supersedes")
    private @Nullable EligibilityRecord supersedes;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EligibilityRecord() {}

    @SuppressWarnings("NullAway.Init")
    private EligibilityRecord(
            Registration registration,
            Instant at,
            Outcome outcome,
            String emailDomain,
            String decidedBy,
            EligibilityRecord supersedes) {
        this.registration = registration;
        this.at = at;
        this.outcome = outcome;
        this.emailDomain = emailDomain;
        this.decidedBy = decidedBy;
        this.supersedes = supersedes;
    }

    /** What the rules say now, of an address about which something was said before. */
    static EligibilityRecord byRules(Registration registration, Decision decision, Instant at) {
        var record = new EligibilityRecord(
                registration, at, decision.outcome(), registration.emailDomain(), SYSTEM, registration.decision());
        record.rule = decision.rule().code();
        record.listVersion = decision.listVersion();
        record.organisation = decision.organisation();
        record.marker = decision.marker();
        var entry = decision.entry();
        if (entry != null) {
            record.entryDomain = entry.domain();
            record.entryMatch = entry.match().word();
            record.entryList = entry.list().word();
            record.entrySource = entry.source();
        }
        record.persist();
        return record;
    }

    /** What a person decided, over what the rules had said. */
    static EligibilityRecord byPerson(
            Registration registration,
            Outcome outcome,
            String person,
            String reason,
            @Nullable DeclineReason declineReason,
            Instant at) {
        var before = registration.decision();
        var record = new EligibilityRecord(registration, at, outcome, registration.emailDomain(), person, before);
        record.organisation = before.organisation;
        record.reason = reason;
        record.declineReason = declineReason;
        record.persist();
        return record;
    }

    /** Oldest first; a registration has a handful. */
    static List<EligibilityRecord> findByRegistration(Registration registration) {
        return list("registration = ?1 order by id", registration);
    }

    /** How often a person has said no. */
    static long countDeclines(Registration registration) {
        return count(
                "registration = ?1 and outcome = ?2 and decidedBy <> ?3", registration, Outcome.INELIGIBLE, SYSTEM);
    }

    /**
     * Whether both addresses belong to one public body, as far as can be told without a person: the same domain, or
     * domains that a list calls by one name which is not that of a whole registry, such as gov.uk.
     */
    boolean isOfSameBodyAs(EligibilityRecord other) {
        if (emailDomain.equals(other.emailDomain)) {
            return true;
        }
        if (organisation == null || !organisation.equals(other.organisation)) {
            return false;
        }
        return isExact() && other.isExact() || isBelow(other) || other.isBelow(this);
    }

    private boolean isExact() {
        return Objects.equals(entryMatch, Listed.Match.EXACT.word());
    }

    private boolean isBelow(EligibilityRecord above) {
        return emailDomain.endsWith("." + above.emailDomain) && !above.emailDomain.equals(above.entryDomain);
    }

    public boolean isByPerson() {
        return !decidedBy.equals(SYSTEM);
    }

    String decidedBy() {
        return decidedBy;
    }

    /** Why the domain is eligible, in the words of the rules; null where a person decided about somebody. */
    @Nullable
    String publicSector(Locale locale) {
        return outcome == Outcome.ELIGIBLE && rule != null
                ? Words.publicSector(emailDomain, organisation, locale)
                : null;
    }

    /** In the words that its applicant reads. */
    String explanation() {
        if (rule == null) {
            return switch (outcome) {
                case ELIGIBLE -> "We looked at your registration and you can have a free place.";
                case REFER, INELIGIBLE, INVALID -> "We looked at your registration and cannot give you a free place.";
            };
        }
        if (outcome == Outcome.ELIGIBLE) {
            return Words.publicSector(emailDomain, organisation);
        }
        return Words.of(new Decision(
                        ruleOf(rule), null, emailDomain, organisation, marker, String.valueOf(listVersion)))
                .explanation();
    }

    private static Rule ruleOf(String code) {
        return Stream.of(Rule.values())
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No rule has the code " + code));
    }

    public Outcome outcome() {
        return outcome;
    }

    @Nullable
    String organisation() {
        return organisation;
    }

    DecisionView view() {
        return new DecisionView(
                id,
                at,
                outcome.name().toLowerCase(Locale.ROOT),
                rule,
                entryDomain,
                entryMatch,
                entryList,
                entrySource,
                listVersion,
                emailDomain,
                organisation,
                marker,
                decidedBy,
                declineReason == null ? null : declineReason.word(),
                reason,
                supersedes == null ? null : supersedes.id);
    }
}
