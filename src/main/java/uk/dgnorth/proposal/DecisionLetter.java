package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a proposer will be told: a draft until an organiser has read it and sends it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionLetter(
        long id,
        long proposal,
        String title,
        String to,
        Outcome outcome,
        String subject,
        String text,
        Instant createdAt,
        @Nullable Instant sentAt) {}
