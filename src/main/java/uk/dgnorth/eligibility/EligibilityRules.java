package uk.dgnorth.eligibility;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules R1 to R7 over one version of the lists: the same address always gets the same answer. */
public final class EligibilityRules {

    private static final Pattern LABEL_ENDS = Pattern.compile("\\.");
    private static final Pattern WORD_ENDS = Pattern.compile("[._-]");

    private final EligibilityLists lists;
    private final Lookalikes lookalikes;

    public EligibilityRules(EligibilityLists lists) {
        this.lists = lists;
        this.lookalikes = new Lookalikes(lists.publicSuffixes(), lists.constants());
    }

    public EligibilityLists lists() {
        return lists;
    }

    /** Answers for whatever a person typed; it never throws. */
    public Decision decide(String typed) {
        Optional<EmailAddress> parsed = EmailAddress.parse(typed);
        if (parsed.isEmpty()) {
            return new Decision(Rule.FORMAT, null, null, null, null, lists.version());
        }
        EmailAddress address = parsed.get();
        if (isInternationalised(address.domain())) {
            return unlisted(Rule.IDN, address);
        }
        return lists.longestMatch(address.domain())
                .map(entry -> decideListed(address, entry))
                .orElseGet(() -> decideUnlisted(address));
    }

    /** R2. An xn-- label shows letters that can be mistaken for others, and no public body has one. */
    private static boolean isInternationalised(String domain) {
        return domain.startsWith("xn--") || domain.contains(".xn--");
    }

    private Decision decideListed(EmailAddress address, Listed entry) {
        return switch (entry.list()) {
            case PUBLIC -> decidePublic(address, entry);
            case REFER -> listed(Rule.REFER, address, entry, null);
            case SUPPLIER -> listed(Rule.SUPPLIER, address, entry, null);
            case PERSONAL -> listed(Rule.PERSONAL, address, entry, null);
        };
    }

    private Decision decidePublic(EmailAddress address, Listed entry) {
        String marker = externalMarker(address);
        if (marker != null) {
            return listed(Rule.EXTERNAL_MARKER, address, entry, marker);
        }
        String mailbox = address.mailbox();
        return isShared(mailbox)
                ? listed(Rule.SHARED_MAILBOX, address, entry, mailbox)
                : listed(Rule.PUBLIC, address, entry, null);
    }

    /** R4. Public bodies mark the addresses that they give to people from outside. */
    private @Nullable String externalMarker(EmailAddress address) {
        Set<String> labels = lists.constants().externalDomainLabels();
        Set<String> tokens = lists.constants().externalLocalTokens();
        return Stream.concat(
                        LABEL_ENDS.splitAsStream(address.domain()).filter(labels::contains),
                        WORD_ENDS.splitAsStream(address.mailbox()).filter(tokens::contains))
                .findFirst()
                .orElse(null);
    }

    /** R5. A parish clerk is one person, often the only one who works there. */
    private boolean isShared(String mailbox) {
        RuleConstants constants = lists.constants();
        return constants.sharedMailboxes().contains(mailbox)
                && !constants.sharedMailboxExceptions().contains(mailbox);
    }

    private Decision decideUnlisted(EmailAddress address) {
        return unlisted(lookalikes.include(address.domain()) ? Rule.LOOKALIKE : Rule.UNKNOWN, address);
    }

    /** R6 without regard to what an exact entry, or one that refers, says of the domain. */
    public boolean looksPublic(String domain) {
        return !lists.isBelowPublicSuffix(domain) && lookalikes.include(domain);
    }

    private Decision listed(Rule rule, EmailAddress address, Listed entry, @Nullable String marker) {
        String organisation = lists.organisationOf(address.domain());
        return new Decision(rule, entry, address.domain(), organisation, marker, lists.version());
    }

    private Decision unlisted(Rule rule, EmailAddress address) {
        return new Decision(rule, null, address.domain(), null, null, lists.version());
    }
}
