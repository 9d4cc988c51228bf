package uk.dgnorth.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox, leased to one dispatcher. The attachments are still JSON, so that one that cannot be read
 * stops nobody but its own letter. {@code interruptedAt} is when the connection last broke while it was being sent.
 */
record OutboxMessage(
        long id,
        String messageId,
        String about,
        String kind,
        String to,
        String subject,
        String text,
        String html,
        String attachments,
        int tries,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant interruptedAt) {}
