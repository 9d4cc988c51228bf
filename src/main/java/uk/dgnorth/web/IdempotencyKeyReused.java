package uk.dgnorth.web;

import uk.dgnorth.problem.Problem;

/** The key belongs to another request. */
class IdempotencyKeyReused extends Problem {

    IdempotencyKeyReused() {
        super(
                409,
                "idempotency-key-reused",
                "Idempotency key used before",
                "This key was sent with another request. Use a new key for a new request.");
    }
}
