package uk.dgnorth.registration;

/** Observed, in the transaction of the cancellation, by whoever keeps something that goes with a registration. */
public record RegistrationCancelled(long registrationId) {}
