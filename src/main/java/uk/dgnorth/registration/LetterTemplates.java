package uk.dgnorth.registration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of each letter, once as text and once as HTML. */
@CheckedTemplate(basePath = "registration-letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class LetterTemplates {

    private LetterTemplates() {}

    static native TemplateInstance confirmAddress(
            LetterHead head,
            String code,
            URI link,
            String codeEnds,
            @Nullable String holdLength,
            @Nullable String holdEnds);

    static native TemplateInstance alreadyRegistered(LetterHead head, String code, URI link, String codeEnds);

    static native TemplateInstance placeConfirmed(LetterHead head, TicketWords ticket, URI manageLink);

    static native TemplateInstance placeFound(LetterHead head, TicketWords ticket, URI manageLink);

    static native TemplateInstance placeApproved(
            LetterHead head, TicketWords ticket, URI manageLink, @Nullable String because);

    static native TemplateInstance onWaitingList(
            LetterHead head, boolean approved, @Nullable String because, boolean offers, URI manageLink);

    static native TemplateInstance placeOffered(LetterHead head, String until, boolean last, URI manageLink);

    static native TemplateInstance offerLapsed(LetterHead head, URI manageLink);

    static native TemplateInstance offerLapsedForGood(LetterHead head);

    static native TemplateInstance beingChecked(
            LetterHead head, boolean again, @Nullable String answerBy, boolean holdsPlace, URI manageLink);

    static native TemplateInstance invited(
            LetterHead head,
            @Nullable String by,
            boolean substitute,
            String code,
            URI link,
            String codeEnds,
            boolean holdsPlace);

    static native TemplateInstance placePassedOn(LetterHead head, List<String> sessions);

    static native TemplateInstance placeStays(LetterHead head, String because, URI manageLink);

    static native TemplateInstance declined(
            LetterHead head, @Nullable String because, List<String> reason, @Nullable URI appealLink);

    static native TemplateInstance question(
            LetterHead head, List<String> question, String answerBy, boolean holdsPlace, URI manageLink);

    static native TemplateInstance cancelled(LetterHead head, boolean hadPlace, List<String> sessions);

    static native TemplateInstance holdLapsed(LetterHead head, boolean hadPlace);

    static native TemplateInstance accessLink(LetterHead head, URI manageLink);
}
