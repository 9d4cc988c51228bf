package uk.dgnorth.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.Status;

/** One registration in an organiser's list. The person's own answers are absent until the address is proved. */
public record RegistrationLine(
        @Schema(examples = "MZXW6YTB") String reference,
        @Schema(examples = "confirmed") Status status,
        @Schema(examples = "Test Person") @Nullable String fullName,
        @Schema(examples = "Test") @Nullable String badgeName,
        @Schema(examples = "test.person@wigan.gov.uk") String email,
        @Schema(examples = "Service designer") @Nullable String jobTitle,
        @Schema(examples = "Wigan Council") @Nullable String organisation,
        @Schema(examples = "public-sector") String placeType,
        @Schema(examples = "eligible") String eligibility,
        @Schema(examples = "2027-03-01T09:00:00Z") Instant registeredAt,
        @Schema(examples = "2027-03-01T09:04:30Z") @Nullable Instant confirmedAt,
        @Nullable Instant checkedInAt,
        boolean holdsPlace) {

    static final String COLUMNS = """
            r.id, r.reference, r.status, r.full_name, r.badge_name, r.email, r.job_title, r.organisation,
            p.slug as place_type, lower(r.decision_outcome) as eligibility, r.submitted_at, r.confirmed_at,
            r.checked_in_at, r.holds_place""";

    static RegistrationLine read(ResultSet row) throws SQLException {
        return new RegistrationLine(
                row.getString("reference"),
                Status.valueOf(row.getString("status")),
                row.getString("full_name"),
                row.getString("badge_name"),
                row.getString("email"),
                row.getString("job_title"),
                row.getString("organisation"),
                row.getString("place_type"),
                row.getString("eligibility"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                time(row, "confirmed_at"),
                time(row, "checked_in_at"),
                row.getBoolean("holds_place"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
