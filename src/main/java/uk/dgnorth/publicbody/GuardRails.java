package uk.dgnorth.publicbody;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;

/** What nobody may add to the register, whoever they are. */
final class GuardRails {

    /** Stands for anybody there: no shared mailbox, and marked by nothing. */
    private static final String SOMEBODY = "a.person@";

    private GuardRails() {}

    /** Why a domain cannot be on a list. */
    enum Refusal {
        NOT_A_DOMAIN("Enter a domain such as northumbriahousing.org.uk, in plain letters and digits"),
        INTERNATIONAL("Its letters can be mistaken for others, so it cannot be added"),
        PUBLIC_SUFFIX("Anybody can have a domain that ends so. Enter the domain of one organisation"),
        PERSONAL("It is on the list of personal email services"),
        LOOKALIKE("It looks like a government domain but is not one"),
        ALREADY("It is decided like this already");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** For a list of thousands: what is left out of it does no harm, the others show that it is the wrong list. */
        boolean isLeftOutOfImports() {
            return switch (this) {
                case INTERNATIONAL, PERSONAL, LOOKALIKE, ALREADY -> true;
                case NOT_A_DOMAIN, PUBLIC_SUFFIX -> false;
            };
        }
    }

    /** As lists write domains: lower case, nothing around it. */
    static String tidy(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** @param rules those in force where the entry shall hold */
    static Optional<Refusal> check(String domain, Match match, Kind list, EligibilityRules rules) {
        if (isInternational(domain)) {
            return Optional.of(Refusal.INTERNATIONAL);
        }
        if (domain.indexOf('.') < 0 && domain.matches("[a-z0-9-]+")) {
            return Optional.of(Refusal.PUBLIC_SUFFIX); // uk, com, scot
        }
        if (EmailAddress.parse(SOMEBODY + domain)
                .filter(address -> address.domain().equals(domain))
                .isEmpty()) {
            return Optional.of(Refusal.NOT_A_DOMAIN);
        }
        var isAlready = isAlready(rules.decide(SOMEBODY + domain), domain, match, list);
        if (!isAlready && isPublicSuffix(domain, list)) {
            return Optional.of(Refusal.PUBLIC_SUFFIX);
        }
        // Whatever decides about it now: else one person could lift the bar in two steps, first with an entry that
        // refers.
        if (list == Kind.PUBLIC && rules.lists().hasAtOrAbove(domain, Kind.PERSONAL)) {
            return Optional.of(Refusal.PERSONAL);
        }
        if (list == Kind.PUBLIC && rules.looksPublic(domain)) {
            return Optional.of(Refusal.LOOKALIKE);
        }
        return isAlready ? Optional.of(Refusal.ALREADY) : Optional.empty();
    }

    /** As {@link #check}, for what may be there already. */
    static Optional<Refusal> checkAgain(String domain, Match match, Kind list, EligibilityRules rules) {
        return check(domain, match, list, rules).filter(refusal -> refusal != Refusal.ALREADY);
    }

    /** What is not refused, but worth a second look. */
    static Optional<String> warning(String domain, Kind list, EligibilityRules rules) {
        var entry = rules.decide(SOMEBODY + domain).entry();
        if (entry == null || entry.list() == list) {
            return Optional.empty();
        }
        if (list == Kind.PUBLIC && entry.list() == Kind.SUPPLIER) {
            return Optional.of(entry.domain() + " is on the list of suppliers");
        }
        if (list != Kind.PUBLIC && entry.list() == Kind.PUBLIC) {
            return Optional.of(entry.domain() + " is on the list of public bodies");
        }
        return Optional.empty();
    }

    /** Letters beyond ASCII, or what stands for them. */
    private static boolean isInternational(String domain) {
        return domain.chars().anyMatch(c -> c > 127) || domain.startsWith("xn--") || domain.contains(".xn--");
    }

    /** A suffix says more than an exact entry for the same domain: that of all below it too. */
    private static boolean isAlready(Decision decision, String domain, Match match, Kind list) {
        @Nullable Listed entry = decision.entry();
        if (entry == null || entry.list() != list) {
            return false;
        }
        return entry.match() == Match.SUFFIX
                || (match == Match.EXACT && entry.domain().equals(domain));
    }

    /**
     * Public bodies do not share a domain that anybody can register below; personal email services do, so for those
     * only what a registry sells counts.
     */
    private static boolean isPublicSuffix(String domain, Kind list) {
        var name = InternetDomainName.from(domain);
        return name.isRegistrySuffix() || (list == Kind.PUBLIC && name.isPublicSuffix());
    }
}
