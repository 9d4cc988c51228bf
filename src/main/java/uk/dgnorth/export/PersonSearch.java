package uk.dgnorth.export;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.SingleLine;

/** Parts of a name or of an address to look for; sent as a body, so that neither stands in a URL or a log. */
@Schema(examples = "{\"name\": \"ngũgĩ\", \"email\": \"@wigan.gov.uk\"}")
public record PersonSearch(
        @Nullable @Size(max = 200, message = "Use at most 200 characters") @SingleLine
        String name,

        @Nullable @Size(max = 254, message = "Use at most 254 characters") @SingleLine
        String email) {

    public PersonSearch {
        name = name == null || name.isBlank() ? null : name.strip();
        email = email == null || email.isBlank() ? null : email.strip();
    }

    public boolean isEmpty() {
        return name == null && email == null;
    }
}
