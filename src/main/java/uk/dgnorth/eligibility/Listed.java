package uk.dgnorth.eligibility;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the lists: a domain, what it says of those who write from it, and where we have that from.
 *
 * @param category what sort of body or mail service it is, in the words of its list
 * @param reason why the entry is there, where the domain does not speak for itself
 */
public record Listed(
        String domain,
        Match match,
        Kind list,
        Origin origin,
        @Nullable String organisation,
        @Nullable String category,
        @Nullable String reason,
        String source,
        String licence) {

    /** How far an entry reaches. */
    public enum Match {
        /** That domain only. */
        EXACT,
        /** That domain and all below it. */
        SUFFIX;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The four lists, the most cautious first. */
    public enum Kind {
        PERSONAL,
        SUPPLIER,
        REFER,
        PUBLIC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who made an entry; of two for one domain the earlier of these wins. */
    public enum Origin {
        /** An organiser, for the event in question. */
        EVENT,
        /** An organiser, for all events. */
        ORGANISER,
        /** A published list that an organiser has imported. */
        IMPORTED,
        BUILT_IN
    }

    public Listed {
        if (!DomainName.isValid(domain)) {
            throw new IllegalArgumentException("not a domain in lower case: " + domain);
        }
    }
}
