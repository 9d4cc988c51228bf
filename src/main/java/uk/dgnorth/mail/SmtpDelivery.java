package uk.dgnorth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.runtime.Mailers;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Hands letters to a mail server over SMTP, with the Quarkus mailer, which keeps its connection open in between. */
class SmtpDelivery implements Delivery {

    /** How the mail client begins what it says of an answer to a letter, and not to the greeting or the sign-in. */
    private static final List<String> ANSWERS_TO_A_LETTER = List.of(
            "sender address not accepted",
            "recipient address not accepted",
            "DATA command not accepted",
            "sending data failed");

    /** Closing down, and the three ways to ask for a sign-in (RFC 4954, section 6): never the letter's fault. */
    private static final Set<Integer> ABOUT_THE_CONNECTION = Set.of(421, 454, 530, 535);

    private final InjectableInstance<Mailers> mailers;
    private final Sender sender;
    private final MailConfig config;
    private final ObjectMapper json;

    SmtpDelivery(InjectableInstance<Mailers> mailers, Sender sender, MailConfig config, ObjectMapper json) {
        this.mailers = mailers;
        this.sender = sender;
        this.config = config;
        this.json = json;
    }

    /**
     * A connection that was kept open may have been closed since, by a restart or after a refusal: that is no news of
     * the server, so a broken connection gets a second chance at once.
     */
    @Override
    public Answer deliver(OutboxMessage message) {
        try {
            return attempt(message);
        } catch (ConnectionBroke e) {
            try {
                return attempt(message);
            } catch (ConnectionBroke again) {
                return Answer.unreachable(again);
            }
        }
    }

    private Answer attempt(OutboxMessage message) throws ConnectionBroke {
        try {
            mailers.get()
                    .reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME)
                    .send(mailOf(message))
                    .await()
                    .atMost(config.sendTimeout());
            return Answer.accepted();
        } catch (JsonProcessingException e) {
            return Answer.refused(new IllegalArgumentException("The attachments cannot be read"));
        } catch (TimeoutException e) {
            forgetConnections();
            return Answer.unreachable(new IllegalStateException("no answer within " + config.sendTimeout()));
        } catch (RuntimeException e) {
            return answerFor(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        }
    }

    private Mail mailOf(OutboxMessage message) throws JsonProcessingException {
        var mail = new Mail()
                .setFrom(sender.from())
                .addTo(message.to())
                .setSubject(message.subject())
                .setText(message.text())
                .setHtml(message.html())
                .addHeader("Message-ID", message.messageId())
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                message.createdAt().atOffset(ZoneOffset.UTC)))
                .addHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        sender.replyTo().ifPresent(mail::addReplyTo);
        for (var attachment : json.readValue(message.attachments(), Attachment[].class)) {
            if (attachment.contentId() == null) {
                mail.addAttachment(attachment.name(), attachment.content(), attachment.contentType());
            } else {
                mail.addInlineAttachment(
                        attachment.name(), attachment.content(), attachment.contentType(), attachment.contentId());
            }
        }
        return mail;
    }

    /**
     * In doubt it is the connection: that costs the letter nothing, and the dispatcher finds out a letter that breaks
     * the connection each time.
     */
    private static Answer answerFor(Throwable cause) throws ConnectionBroke {
        if (cause instanceof IOException && !(cause instanceof ConnectException)) {
            throw new ConnectionBroke(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof SMTPException reply) {
            var aboutTheLetter = ANSWERS_TO_A_LETTER.stream().anyMatch(String.valueOf(reply.getMessage())::startsWith)
                    && !ABOUT_THE_CONNECTION.contains(reply.getReplyCode());
            return aboutTheLetter ? Answer.refused(reply) : Answer.unreachable(reply);
        }
        return cause instanceof IllegalArgumentException ? Answer.refused(cause) : Answer.unreachable(cause);
    }

    /**
     * A connection that hangs never goes back to the mail client's pool, and the pool has room for ten: a server that
     * was silent for some minutes would stop all letters for good. So a new client takes over.
     */
    private void forgetConnections() {
        var hanging = mailers.getHandle();
        hanging.get(); // a handle is lazy, and destroys only what it has got
        hanging.destroy();
    }

    /** The connection was there, and then it was not. */
    private static class ConnectionBroke extends Exception {

        ConnectionBroke(String message) {
            super(message);
        }
    }
}
