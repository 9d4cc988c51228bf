package uk.dgnorth.eligibility;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;

/** All entries in force at one time as one pool, with the constants of the rules; it never changes. */
public final class EligibilityLists {

    /** An organiser's entry beats a built-in one; what a list should not hold, a contradiction, is decided with caution. */
    private static final Comparator<Listed> PRECEDENCE =
            comparing(Listed::origin).thenComparing(Listed::match).thenComparing(Listed::list);

    private final List<Listed> entries;
    private final RuleConstants constants;
    private final Map<String, List<Listed>> byDomain;
    private final int mostLabels;
    private final Set<String> publicSuffixes;
    private final String version;

    public EligibilityLists(Collection<Listed> entries, RuleConstants constants) {
        this.entries = List.copyOf(entries);
        this.constants = constants;
        this.byDomain = entries.stream()
                .sorted(PRECEDENCE)
                .collect(groupingBy(Listed::domain, collectingAndThen(toList(), List::copyOf)));
        this.mostLabels = byDomain.keySet().stream()
                .mapToInt(domain -> domain.split("\\.", -1).length)
                .max()
                .orElse(1);
        this.publicSuffixes = entries.stream()
                .filter(entry -> entry.list() == Kind.PUBLIC && entry.match() == Match.SUFFIX)
                .map(Listed::domain)
                .collect(toUnmodifiableSet());
        this.version = ListVersion.of(this.entries, constants);
    }

    public List<Listed> entries() {
        return entries;
    }

    public RuleConstants constants() {
        return constants;
    }

    /** A name for exactly these entries and constants: the same on every machine, another as soon as one letter differs. */
    public String version() {
        return version;
    }

    /** The entry that decides for a domain in lower case: one for the domain itself, else the nearest suffix above it. */
    Optional<Listed> longestMatch(String domain) {
        for (String nearest = lastLabels(domain); nearest != null; nearest = parent(nearest)) {
            for (Listed entry : at(nearest)) {
                if (entry.match() == Match.SUFFIX || nearest.equals(domain)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    /** The name to show: that of the nearest entry at or above the domain, even an exact one that does not decide. */
    @Nullable
    String organisationOf(String domain) {
        for (String nearest = lastLabels(domain); nearest != null; nearest = parent(nearest)) {
            List<Listed> found = at(nearest);
            if (!found.isEmpty()) {
                return found.get(0).organisation();
            }
        }
        return null;
    }

    /** Whether a list names the domain or one above it, exact entries too, and whichever entry decides. */
    public boolean hasAtOrAbove(String domain, Kind list) {
        for (String nearest = lastLabels(domain); nearest != null; nearest = parent(nearest)) {
            if (at(nearest).stream().anyMatch(entry -> entry.list() == list)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is, or lies below, what only public bodies can have. */
    boolean isBelowPublicSuffix(String domain) {
        for (String nearest = lastLabels(domain); nearest != null; nearest = parent(nearest)) {
            if (publicSuffixes.contains(nearest)) {
                return true;
            }
        }
        return false;
    }

    Set<String> publicSuffixes() {
        return publicSuffixes;
    }

    private List<Listed> at(String domain) {
        return byDomain.getOrDefault(domain, List.of());
    }

    /** The end of a domain as far as an entry can reach, so that a domain of a hundred labels costs no more look-ups. */
    private String lastLabels(String domain) {
        int from = domain.length();
        for (int labels = 0; labels < mostLabels && from >= 0; labels++) {
            from = domain.lastIndexOf('.', from - 1);
        }
        return domain.substring(from + 1);
    }

    private static @Nullable String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? null : domain.substring(dot + 1);
    }
}
