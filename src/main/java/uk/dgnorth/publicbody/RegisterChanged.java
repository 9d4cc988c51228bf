package uk.dgnorth.publicbody;

/** Fired in the transaction that changed the register; what is decided from then on goes by its new state. */
record RegisterChanged() {}
