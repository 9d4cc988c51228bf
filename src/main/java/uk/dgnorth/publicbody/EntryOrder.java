package uk.dgnorth.publicbody;

/** In which order the register is listed. Each ends with the id, so that a page has one place to go on from. */
public enum EntryOrder {
    NEWEST("newest", "r.added_at", "?::timestamptz", true),
    DOMAIN("domain", "r.domain", "(select domain from register_entry where id = ?)", false),
    REVIEW("review", "r.review_on", "?::date", false),
    EXPIRY("expiry", "r.expires_on", "?::date", false);

    private final String word;
    private final String key;
    private final String from;
    private final boolean descending;

    /** @param from the key that a cursor stands for, in SQL; of a text, which it does not hold, by the id */
    EntryOrder(String word, String key, String from, boolean descending) {
        this.word = word;
        this.key = key;
        this.from = from;
        this.descending = descending;
    }

    public String word() {
        return word;
    }

    String after() {
        return " and (" + key + ", r.id) " + (descending ? "<" : ">") + " (" + from + ", ?)";
    }

    String by() {
        var direction = descending ? " desc" : "";
        return " order by " + key + direction + ", r.id" + direction;
    }
}
