package uk.dgnorth.account;

import jakarta.persistence.Embeddable;

/** One row of what an account was given. */
@Embeddable
record GivenRole(String event, String role) {}
