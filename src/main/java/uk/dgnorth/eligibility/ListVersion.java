package uk.dgnorth.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The name of a set of entries and constants, made from nothing but their content. */
final class ListVersion {

    private static final int BYTES = 16; // of 32: chance gives no second list of that name, and people can read it out

    private ListVersion() {}

    static String of(Collection<Listed> entries, RuleConstants constants) {
        MessageDigest digest = sha256();
        entries.stream().map(ListVersion::canonical).sorted().forEach(line -> digest.update(line.getBytes(UTF_8)));
        digest.update(canonical(constants).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static String canonical(Listed entry) {
        return joined(
                entry.domain(),
                entry.match().name(),
                entry.list().name(),
                entry.origin().name(),
                entry.organisation(),
                entry.category(),
                entry.reason(),
                entry.source(),
                entry.licence());
    }

    private static String canonical(RuleConstants constants) {
        return joined(
                constants.version(),
                canonical(constants.externalDomainLabels()),
                canonical(constants.externalLocalTokens()),
                canonical(constants.sharedMailboxes()),
                canonical(constants.sharedMailboxExceptions()),
                canonical(constants.squashedTexts()),
                canonical(constants.lookalikeLabels()),
                canonical(constants.gluedSuffixes()));
    }

    private static String canonical(Collection<String> words) {
        return joined(new TreeSet<>(words).toArray(String[]::new));
    }

    /** Each part after its length, so that no two lists of parts give one text. */
    private static String joined(@Nullable String... parts) {
        var text = new StringBuilder();
        Stream.of(parts)
                .forEach(part -> text.append(part == null ? "-" : part.length())
                        .append(':')
                        .append(part == null ? "" : part));
        return text.append('\n').toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
