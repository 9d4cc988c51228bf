package uk.dgnorth.eligibility;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;

/** Rule R6: what makes a domain that is on no list look like that of a public body. */
final class Lookalikes {

    private final RuleConstants constants;
    private final Set<String> publicSuffixes;
    private final Set<String> firstLabels;
    private final int mostLabelsInASuffix;

    Lookalikes(Set<String> publicSuffixes, RuleConstants constants) {
        this.constants = constants;
        this.publicSuffixes = publicSuffixes;
        this.firstLabels =
                publicSuffixes.stream().map(suffix -> labels(suffix).get(0)).collect(toUnmodifiableSet());
        this.mostLabelsInASuffix = publicSuffixes.stream()
                .mapToInt(suffix -> labels(suffix).size())
                .max()
                .orElse(0);
    }

    boolean include(String domain) {
        List<String> labels = labels(domain);
        return holdsPublicSuffix(labels) || squashesToPublicText(domain) || hasPublicLabel(labels) || endsGlued(domain);
    }

    /** L1: gov.uk.evil.com. Only an unlisted domain gets here, so a suffix that is found is never the end. */
    private boolean holdsPublicSuffix(List<String> labels) {
        for (int from = 0; from < labels.size(); from++) {
            if (!firstLabels.contains(labels.get(from))) {
                continue;
            }
            var run = new StringBuilder(labels.get(from));
            for (int to = from + 1; to < labels.size() && to - from < mostLabelsInASuffix; to++) {
                if (publicSuffixes.contains(
                        run.append('.').append(labels.get(to)).toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** L2: g0v-uk.net, once dots and hyphens are gone and digits are read as the letters they resemble. */
    private boolean squashesToPublicText(String domain) {
        var squashed = new StringBuilder(domain.length());
        domain.chars()
                .filter(c -> c != '.' && c != '-')
                .map(Lookalikes::letterFor)
                .forEach(c -> squashed.append((char) c));
        String text = squashed.toString();
        return constants.squashedTexts().stream().anyMatch(text::contains);
    }

    private static int letterFor(int c) {
        return switch (c) {
            case '0' -> 'o';
            case '1' -> 'l';
            case '3' -> 'e';
            case '5' -> 's';
            default -> c;
        };
    }

    /** L3: nhs.com, though not gov.ie: a top-level domain of two letters is a country, with a government of its own. */
    private boolean hasPublicLabel(List<String> labels) {
        String top = labels.get(labels.size() - 1);
        return (top.equals("uk") || top.length() >= 3)
                && labels.subList(0, labels.size() - 1).stream().anyMatch(constants.lookalikeLabels()::contains);
    }

    /** L4: mynhs.net. */
    private boolean endsGlued(String domain) {
        return constants.gluedSuffixes().stream()
                .anyMatch(suffix -> domain.endsWith(suffix)
                        && domain.length() > suffix.length()
                        && domain.charAt(domain.length() - suffix.length() - 1) != '.');
    }

    private static List<String> labels(String domain) {
        return List.of(domain.split("\\.", -1));
    }
}
