package uk.dgnorth.colleague;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request with an Idempotency-Key: what became of each line, and nothing of whom it named. Names and
 * addresses stand in the request, which is sent again.
 *
 * @param refusals in the order of the lines; null where somebody was asked
 */
record LineAnswers(List<@Nullable Refusal> refusals) {}
