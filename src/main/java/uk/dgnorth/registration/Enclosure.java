package uk.dgnorth.registration;

import java.util.List;
import uk.dgnorth.mail.Attachment;

/** What a letter has to say beside its own subject, a paragraph each, and the files that come along with it. */
public record Enclosure(List<String> news, List<Attachment> files) {

    public static final Enclosure NONE = new Enclosure(List.of(), List.of());
}
