package uk.dgnorth.journey;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of the form, in the order in which they are asked, with the fields on it. */
enum Step {
    EMAIL("email", "email"),
    /** The answer of the rules, and for whom they refuse, whether a person shall look again. */
    ELIGIBILITY("eligibility", "appeal"),
    NAME("name", "fullName"),
    JOB("job", "jobTitle", "organisation"),
    /** Only for whom a person has to decide. */
    CONNECTION("public-sector", "connection", "details"),
    DECLARATION("declaration", "declaration"),
    CHECK_ANSWERS("check-answers");

    private final String path;
    private final List<String> fields;

    Step(String path, String... fields) {
        this.path = path;
        this.fields = List.of(fields);
    }

    static Optional<Step> at(String path) {
        return Stream.of(values()).filter(step -> step.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    List<String> fields() {
        return fields;
    }

    boolean isAfter(Step other) {
        return compareTo(other) > 0;
    }
}
