package uk.dgnorth.eligibility;

import java.util.Locale;

/** What the rules answer for an address. */
public enum Outcome {
    /** Not a usable address. */
    INVALID,
    /** The domain belongs to a UK public body. */
    ELIGIBLE,
    /** The rules cannot tell, so a person decides. */
    REFER,
    /** A personal, disposable, supplier or look-alike address. */
    INELIGIBLE;

    /** The lasting word for it in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
