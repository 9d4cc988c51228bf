package uk.dgnorth.colleague;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One colleague as somebody wrote them down; whether it can be read is answered line by line. */
record Line(
        @Nullable @Schema(examples = "Test Person") String fullName,

        @Nullable @Schema(examples = "test.person@wigan.gov.uk")
        String email) {

    String name() {
        return fullName == null ? "" : fullName.strip();
    }

    String address() {
        return email == null ? "" : email.strip();
    }
}
