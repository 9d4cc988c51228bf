package uk.dgnorth.mail;

import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a letter. With a content id it is shown inside the HTML part ({@code cid:}, RFC 2392).
 * The content type may carry parameters, such as {@code text/calendar; method=PUBLISH; charset=utf-8}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied into the database at once
public record Attachment(
        String name,
        String contentType,
        byte[] content,
        @Nullable String contentId) {

    public Attachment {
        HeaderText.demand("an attachment's name", name);
        HeaderText.demand("an attachment's content type", contentType);
        if (contentId != null) {
            HeaderText.demand("an attachment's content id", contentId);
        }
    }
}
