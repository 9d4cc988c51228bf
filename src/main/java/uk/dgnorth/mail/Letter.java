package uk.dgnorth.mail;

import java.util.List;

/**
 * One letter to one person, rendered and ready to be sent. {@code event} is the slug of the edition, {@code about}
 * the reference of the registration, {@code kind} a lasting name such as {@code confirm-address}. A secret letter
 * carries a code or a link: it is blanked once sent and never shown to organisers.
 */
public record Letter(
        String event,
        String about,
        String kind,
        String to,
        String subject,
        String text,
        String html,
        boolean secret,
        List<Attachment> attachments) {

    public Letter {
        HeaderText.demand("the slug of an event", event);
        HeaderText.demand("a reference", about);
        HeaderText.demand("a kind", kind);
        HeaderText.demand("an address", to);
        HeaderText.demand("a subject", subject);
        attachments = List.copyOf(attachments);
    }
}
