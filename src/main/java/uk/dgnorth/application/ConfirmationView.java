package uk.dgnorth.application;

import uk.dgnorth.registration.RegistrationView;

/** The registration that a proof opened, and the token that opens it from now on: shown this once. */
public record ConfirmationView(RegistrationView registration, String accessToken) {}
