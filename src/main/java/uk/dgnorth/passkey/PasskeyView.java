package uk.dgnorth.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey, as its owner sees it. @param usedAt null until it is used */
public record PasskeyView(
        long id, String name, Instant createdAt, @Nullable Instant usedAt) {}
