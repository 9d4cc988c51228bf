package uk.dgnorth.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** What a file of attendees may tell of each: nothing that is not listed here ever leaves. */
enum Column {
    REFERENCE("r.reference", "reference"),
    STATUS("lower(r.status)", "status"),
    FULL_NAME("r.full_name", "fullName"),
    BADGE_NAME("r.badge_name", "badgeName"),
    EMAIL("r.email", "email"),
    JOB_TITLE("r.job_title", "jobTitle"),
    ORGANISATION("r.organisation", "organisation"),
    PLACE_TYPE("p.slug", "placeType"),
    ELIGIBILITY("lower(r.decision_outcome)", "eligibility"),
    REGISTERED_AT("r.submitted_at", "registeredAt"),
    CONFIRMED_AT("r.confirmed_at", "confirmedAt"),
    CHECKED_IN_AT("r.checked_in_at", "checkedInAt");

    private static final String ADVICE = "Name each column once, separated by commas, out of "
            + String.join(", ", Arrays.stream(values()).map(Column::word).toList());

    private final String expression;
    private final String member;

    Column(String expression, String member) {
        this.expression = expression;
        this.member = member;
    }

    /** @return all of them where none are named */
    static List<Column> parse(@Nullable List<String> given) {
        var words = Words.of(given);
        if (words.isEmpty()) {
            return List.of(values());
        }
        var columns = words.stream().map(Column::named).toList();
        if (columns.stream().distinct().count() < columns.size()) {
            throw refusal();
        }
        return columns;
    }

    private static Column named(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst()
                .orElseThrow(Column::refusal);
    }

    private static InvalidRequest refusal() {
        return new InvalidRequest(FieldError.parameter("columns", ADVICE));
    }

    /** In the query and in the header row. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In JSON. */
    String member() {
        return member;
    }

    /** Over {@code registration r join place_type p}. */
    String expression() {
        return expression;
    }

    /** Times are written as in JSON: ISO 8601, in UTC. */
    @Nullable
    String text(ResultSet row, int index) throws SQLException {
        return switch (this) {
            case REGISTERED_AT, CONFIRMED_AT, CHECKED_IN_AT -> {
                var time = row.getObject(index, OffsetDateTime.class);
                yield time == null ? null : time.toInstant().toString();
            }
            case REFERENCE, STATUS, FULL_NAME, BADGE_NAME, EMAIL, JOB_TITLE, ORGANISATION, PLACE_TYPE, ELIGIBILITY ->
                row.getString(index);
        };
    }
}
