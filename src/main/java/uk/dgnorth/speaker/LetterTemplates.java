package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of each letter to speakers, once as text and once as HTML. */
@CheckedTemplate(basePath = "speaker-letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class LetterTemplates {

    private LetterTemplates() {}

    static native TemplateInstance invitation(LetterHead head, String when, String link, String linkEnds);

    static native TemplateInstance code(LetterHead head, String code, String codeLasts);

    static native TemplateInstance delegate(LetterHead head, String speaker, String link);

    static native TemplateInstance declined(LetterHead head, String session, List<String> reason, String link);

    static native TemplateInstance nudge(LetterHead head, List<String> tasks, @Nullable String link);
}
