package uk.dgnorth.mail;

/** A way to hand a letter over. Takes no longer than twice the send timeout, throws nothing and holds no transaction. */
interface Delivery {

    Answer deliver(OutboxMessage message);
}
