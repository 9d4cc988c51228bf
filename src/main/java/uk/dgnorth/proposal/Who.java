package uk.dgnorth.proposal;

/** For whom a link and a session are: each opens pages of its own. */
enum Who {
    PROPOSER("your-proposals", "proposer_id"),
    REVIEWER("your-reviews", "reviewer_id");

    private final String path;
    private final String column;

    Who(String path, String column) {
        this.path = path;
        this.column = column;
    }

    String path() {
        return path;
    }

    String column() {
        return column;
    }
}
