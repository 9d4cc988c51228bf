package uk.dgnorth.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter as organisers see it: what became of it, never what it says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmailView(
        String id,
        String kind,
        String about,
        String to,
        String subject,
        EmailStatus status,
        int tries,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt) {

    /** Enough to recognise one's own address: {@code t•••@wigan.gov.uk}. */
    static String masked(String address) {
        var at = address.lastIndexOf('@');
        return at < 1 ? "•••" : address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
    }
}
