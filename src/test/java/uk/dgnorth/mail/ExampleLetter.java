package uk.dgnorth.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A letter for tests to send: {@code aLetter().to("ada@leeds.gov.uk").secret()}. */
class ExampleLetter {

    static final String EVENT = "digital-government-north";

    private String event = EVENT;
    private String about = "DGN-1";
    private String to = "ada@leeds.gov.uk";
    private String subject = "Your place";
    private boolean secret;
    private final List<Attachment> attachments = new ArrayList<>();

    static ExampleLetter aLetter() {
        return new ExampleLetter();
    }

    ExampleLetter at(String slug) {
        event = slug;
        return this;
    }

    ExampleLetter about(String reference) {
        about = reference;
        return this;
    }

    ExampleLetter to(String address) {
        to = address;
        return this;
    }

    ExampleLetter saying(String words) {
        subject = words;
        return this;
    }

    ExampleLetter secret() {
        secret = true;
        return this;
    }

    ExampleLetter withPicture(String contentId, byte[] png) {
        attachments.add(new Attachment("ticket.png", "image/png", png, contentId));
        return this;
    }

    ExampleLetter withCalendar(String ics) {
        attachments.add(new Attachment(
                "event.ics",
                "text/calendar; method=PUBLISH; charset=utf-8",
                ics.getBytes(StandardCharsets.UTF_8),
                null));
        return this;
    }

    Letter letter() {
        return new Letter(
                event,
                about,
                "place-confirmed",
                to,
                subject,
                "Dear 李小龍,\n\nyour place is confirmed. Grüße.\n.\nA dot alone ends nothing.\n",
                "<html><head></head><body><p>Dear 李小龍, <img src=\"cid:qr\" alt=\"Ticket\"></p></body></html>",
                secret,
                attachments);
    }
}
