package uk.dgnorth.colleague;

import java.util.List;

/**
 * What is kept of a request with an Idempotency-Key: what became of each line, and nothing of whom it named. Names and
 * addresses stand in the request, which is sent again.
 *
 * @param answers in the order of the lines
 */
record LineAnswers(List<Answer> answers) {}
