package uk.dgnorth.registration;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import java.util.function.BiFunction;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Language;

/** What a letter is about. Secret are those with a code or a link that opens a registration. */
enum LetterKind {
    CONFIRM_ADDRESS(LetterMessages::confirmAddressSubject, true),
    ALREADY_REGISTERED(LetterMessages::alreadyRegisteredSubject, true),
    PLACE_CONFIRMED(LetterMessages::placeConfirmedSubject, true),
    ON_WAITING_LIST(LetterMessages::onWaitingListSubject, true),
    PLACE_FOUND(LetterMessages::placeFoundSubject, true),
    BEING_CHECKED(LetterMessages::beingCheckedSubject, true),
    PLACE_APPROVED(LetterMessages::placeConfirmedSubject, true),
    DECLINED(LetterMessages::declinedSubject, true),
    QUESTION(LetterMessages::questionSubject, true),
    CANCELLED(LetterMessages::cancelledSubject, false),
    PLACE_OFFERED(LetterMessages::placeOfferedSubject, true),
    OFFER_LAPSED(LetterMessages::offerLapsedSubject, true),
    OFFER_LAPSED_FOR_GOOD(LetterMessages::offerLapsedForGoodSubject, false),
    INVITED(LetterMessages::invitedSubject, true),
    PLACE_PASSED_ON(LetterMessages::placePassedOnSubject, false),
    PLACE_STAYS(LetterMessages::placeStaysSubject, true),
    HOLD_LAPSED(LetterMessages::holdLapsedSubject, false),
    ACCESS_LINK(LetterMessages::accessLinkSubject, true);

    private final BiFunction<LetterMessages, String, String> subject;
    private final boolean secret;

    LetterKind(BiFunction<LetterMessages, String, String> subject, boolean secret) {
        this.subject = subject;
        this.secret = secret;
    }

    /** Lasting: it is kept with the letter. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names the event and nobody: it shows on locked screens. */
    String subjectFor(Event event, Language language) {
        var say = MessageBundles.get(LetterMessages.class, Localized.Literal.of(language.code()));
        return subject.apply(say, event.name());
    }

    boolean isSecret() {
        return secret;
    }
}
