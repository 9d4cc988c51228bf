package uk.dgnorth.registration;

/** What becomes of a place when whoever holds it gives it up. */
public enum Vacancy {
    /** There is none to give up. */
    NONE,
    /** Until a person has decided about somebody who was named to take it over. */
    KEPT_FOR_SUBSTITUTE,
    /** To the first who waits. */
    GIVEN,
    /** To the first who waits, until they answer. */
    OFFERED,
    /** Nobody waits: whoever comes next can have it. */
    FREE,
    /** More were taken than there are, since the capacity was lowered. */
    GONE
}
