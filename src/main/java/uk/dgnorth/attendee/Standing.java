package uk.dgnorth.attendee;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.registration.RegistrationView;

/** Where a registration stands, in the words that its attendee reads: a heading, and what happens next. */
record Standing(
        String heading,
        String colour,
        String meaning,
        @Nullable String next) {

    static Standing of(RegistrationView registration) {
        return switch (registration.status()) {
            case UNCONFIRMED ->
                new Standing(
                        "Confirm your email address",
                        "yellow",
                        "You have not confirmed your email address yet.",
                        "Open the email that we sent you and enter the code from it.");
            case REFERRED ->
                new Standing(
                        "We are checking your registration",
                        "light-blue",
                        "A person needs to check whether we can give you a free place.",
                        answerBy(registration));
            case WAITING ->
                new Standing(
                        "You are on the waiting list",
                        "yellow",
                        "All places are taken at the moment." + position(registration),
                        "A place that becomes free goes to the person who has waited longest. "
                                + "When it is your turn, we will email you a ticket. You do not need to do anything.");
            case OFFERED ->
                new Standing(
                        "We have a place for you",
                        "light-blue",
                        "A place is being kept for you.",
                        "Use the link in the email that we sent you to accept it.");
            case CONFIRMED ->
                new Standing(
                        "You have a place",
                        "green",
                        "Your place is confirmed.",
                        "Show your ticket at the door, on your phone or on paper.");
            case CANCELLED ->
                new Standing(
                        "Your registration is cancelled",
                        "grey",
                        "You do not have a place at this event.",
                        "You can register again while registration is open.");
            case REFUSED ->
                new Standing(
                        "We could not give you a free place",
                        "red",
                        "A person has looked at your registration. The email that we sent you gives the reason.",
                        "If you think this is wrong, contact us and give your reference.");
            case EXPIRED ->
                new Standing(
                        "Your registration has expired",
                        "grey",
                        "It was not completed in time.",
                        "You can register again while registration is open.");
        };
    }

    private static String answerBy(RegistrationView registration) {
        var due = registration.answerDueAt();
        return due == null
                ? "We will email you the answer."
                : "We will email you the answer by "
                        + new EventTimes(ZoneId.of(registration.event().timezone())).deadline(due) + ".";
    }

    private static String position(RegistrationView registration) {
        var waiting = registration.waiting();
        return waiting == null ? "" : " You are number " + waiting.position() + " on the waiting list.";
    }

    static String when(RegistrationView registration) {
        var event = registration.event();
        return new EventTimes(ZoneId.of(event.timezone())).period(event.startsAt(), event.endsAt());
    }
}
