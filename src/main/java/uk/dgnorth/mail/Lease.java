package uk.dgnorth.mail;

import java.time.Instant;
import java.util.List;

/** Letters that one dispatcher alone may send, oldest first, until the lease runs out. */
record Lease(List<OutboxMessage> messages, Instant until) {}
