package uk.dgnorth.proposal;

/** For whom a link and a session are: each opens pages of its own. */
enum Who {
    PROPOSER("your-proposals", "proposer_id", "proposer"),
    REVIEWER("your-reviews", "reviewer_id", "reviewer");

    private final String path;
    private final String column;
    private final String actor;

    Who(String path, String column, String actor) {
        this.path = path;
        this.column = column;
        this.actor = actor;
    }

    String path() {
        return path;
    }

    /** As the audit trail calls them. */
    String actor() {
        return actor;
    }

    String column() {
        return column;
    }
}
