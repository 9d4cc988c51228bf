package uk.dgnorth.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter in the development inbox, as a mail reader would have it. */
record CapturedLetter(
        @JsonIgnore long key,
        String messageId,
        String about,
        String kind,
        String from,
        String to,
        String subject,
        String text,
        String html,
        List<File> attachments,
        Instant sentAt) {

    /** One of its attachments, and where to get it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(
            String name,
            String contentType,
            @Nullable String contentId,
            String href,
            @JsonIgnore byte[] content) {}

    @JsonProperty
    public String id() {
        return String.valueOf(key);
    }

    @JsonProperty
    public String href() {
        return "/development/inbox/" + key;
    }

    /**
     * The HTML part as a browser can show it: pictures that travel with the letter (RFC 2392) come from the inbox, and
     * links open outside the frame.
     */
    String htmlForBrowser() {
        var shown = html.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">");
        for (var file : attachments) {
            if (file.contentId() != null) {
                shown = shown.replace("cid:" + file.contentId(), file.href());
            }
        }
        return shown;
    }
}
