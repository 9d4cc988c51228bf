package uk.dgnorth.speaker;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.mail.Letter;
import uk.dgnorth.mail.Outbox;
import uk.dgnorth.mail.Words;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Site;

/** Writes the letters to speakers and their delegates, each in the transaction of what it tells. */
@ApplicationScoped
class SpeakerEmails {

    private final Outbox outbox;
    private final Site site;
    private final SpeakerConfig config;

    SpeakerEmails(Outbox outbox, Site site, SpeakerConfig config) {
        this.outbox = outbox;
        this.site = site;
        this.config = config;
    }

    void invitation(Event event, Speaker speaker, String to, String token, Instant expiresAt) {
        var head = new LetterHead("You are invited to speak at " + event.name(), speaker.name(), event.name());
        var times = times(event);
        send(
                event,
                speaker.slug(),
                "speaker-invitation",
                to,
                head,
                LetterTemplates.invitation(
                        head,
                        times.period(event.startsAt(), event.endsAt()),
                        at("/speaker/invitations/" + token),
                        times.deadline(expiresAt)),
                true);
    }

    /** Greets nobody: who acts for several speakers gets one code. */
    void code(Mandate mandate, String to, String code) {
        outbox.add(code(mandate.event(), mandate.speaker(), to, code));
    }

    /** The work of that letter for an address that is nobody's. */
    void codeToNobody(Event event, String code) {
        outbox.addAndTakeBack(code(event, "nobody", Outbox.NOWHERE, code));
    }

    private Letter code(Event event, String speaker, String to, String code) {
        var head = new LetterHead("Your code to sign in", null, event.name());
        return write(
                event,
                speaker,
                "speaker-code",
                to,
                head,
                LetterTemplates.code(head, code, times(event).length(config.codeLifetime())),
                true);
    }

    void delegate(Mandate mandate, String to) {
        var event = mandate.event();
        var head = new LetterHead("You can act for a speaker of " + event.name(), null, event.name());
        send(
                event,
                mandate.speaker(),
                "speaker-delegate",
                to,
                head,
                LetterTemplates.delegate(head, mandate.name(), at("/speaker/sign-in")),
                false);
    }

    void declined(Event event, Speaker speaker, String to, String session, String reason) {
        var head = new LetterHead("Your change to a session of " + event.name(), speaker.name(), event.name());
        send(
                event,
                speaker.slug(),
                "speaker-change-declined",
                to,
                head,
                LetterTemplates.declined(head, session, reason.lines().toList(), at("/speaker/sign-in")),
                false);
    }

    void nudge(Event event, Speaker speaker, String to, List<String> tasks) {
        var head = new LetterHead("What we still need for " + event.name(), speaker.name(), event.name());
        send(
                event,
                speaker.slug(),
                "speaker-nudge",
                to,
                head,
                LetterTemplates.nudge(head, tasks, at("/speaker/sign-in")),
                false);
    }

    private String at(String path) {
        return site.publicUrl() + path;
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }

    private void send(
            Event event,
            String speaker,
            String kind,
            String to,
            LetterHead head,
            TemplateInstance words,
            boolean secret) {
        outbox.add(write(event, speaker, kind, to, head, words, secret));
    }

    private static Letter write(
            Event event,
            String speaker,
            String kind,
            String to,
            LetterHead head,
            TemplateInstance words,
            boolean secret) {
        var written = Words.of(words, Language.ENGLISH.locale());
        return new Letter(
                event.slug(), speaker, kind, to, head.subject(), written.text(), written.html(), secret, List.of());
    }
}
