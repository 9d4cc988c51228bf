package uk.dgnorth.attendee;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.web.Language;

/** Where a registration stands, in the words that its attendee reads: a heading, and what happens next. */
record Standing(
        String heading,
        String colour,
        String meaning,
        @Nullable String next) {

    static Standing of(RegistrationView registration, Language language, AttendeeMessages say) {
        return switch (registration.status()) {
            case UNCONFIRMED -> new Standing(say.confirmHeading(), "yellow", say.confirmMeaning(), say.confirmNext());
            case REFERRED ->
                new Standing(
                        say.checkingHeading(),
                        "light-blue",
                        say.checkingMeaning(),
                        answer(registration, language, say));
            case WAITING ->
                new Standing(
                        say.waitingHeading(),
                        "yellow",
                        say.waitingMeaning(
                                Objects.requireNonNull(registration.waiting()).position()),
                        registration.event().offers() ? say.waitingForOffer() : say.waitingNext());
            case OFFERED -> new Standing(say.offeredHeading(), "light-blue", say.offeredMeaning(), say.offeredNext());
            case CONFIRMED ->
                new Standing(say.confirmedHeading(), "green", say.confirmedMeaning(), say.confirmedNext());
            case CANCELLED -> new Standing(say.cancelledHeading(), "grey", say.cancelledMeaning(), say.registerAgain());
            case REFUSED ->
                new Standing(
                        say.refusedHeading(),
                        "red",
                        say.refusedMeaning(),
                        registration.actions().contains("appeal") ? say.refusedNext() : say.refusedFinally());
            case EXPIRED -> new Standing(say.expiredHeading(), "grey", say.expiredMeaning(), say.registerAgain());
        };
    }

    private static String answer(RegistrationView registration, Language language, AttendeeMessages say) {
        var due = registration.answerDueAt();
        return due == null
                ? say.answerLater()
                : say.answerBy(new EventTimes(ZoneId.of(registration.event().timezone()), language).deadline(due));
    }
}
