package uk.dgnorth.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The words of each letter to people with an account, once as text and once as HTML. */
@CheckedTemplate(basePath = "account-letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class LetterTemplates {

    private LetterTemplates() {}

    static native TemplateInstance code(LetterHead head, String code, String codeLasts);

    static native TemplateInstance passkeyAdded(LetterHead head, String passkey, String when, String link);

    static native TemplateInstance passkeyRemoved(LetterHead head, String passkey, String when, String link);

    static native TemplateInstance invitation(LetterHead head, String link, String linkEnds);
}
