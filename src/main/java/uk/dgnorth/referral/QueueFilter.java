package uk.dgnorth.referral;

/** Which domains of the queue are wanted, and in which order. An empty text narrows nothing. */
public record QueueFilter(String domain, boolean overdue, Order order) {

    public static final QueueFilter ALL = new QueueFilter("", false, Order.OLDEST);

    /** Each takes a cursor as (time or null, time, id), then the limit. */
    public enum Order {
        OLDEST("""
                 and (?::timestamptz is null or (oldest_at, oldest_id) > (?::timestamptz, ?))
                order by oldest_at, oldest_id limit ?"""),
        /** A cursor holds no text: the domain is that of its registration. */
        DOMAIN("""
                 and (?::timestamptz is null or ?::timestamptz is null
                    or email_domain > (select email_domain from registration where id = ?))
                order by email_domain limit ?""");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
