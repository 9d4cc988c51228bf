package uk.dgnorth.needs;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page that asks for access and dietary needs. */
@MessageBundle("needs")
interface NeedsMessages {

    @Message("Access and dietary needs")
    String needs();

    @Message("Save")
    String save();

    @Message("If you no longer agree")
    String ifYouNoLongerAgree();

    @Message("""
            We use your answers only to prepare the event for you. They are kept apart from your registration, seen only \
            by the people who need them, and deleted 14 days after the event. You can leave either question empty.""")
    String howWeUseNeeds();

    @Message("Access needs (optional)")
    String access();

    @Message(
            "For example step-free access, a hearing loop or a sign language interpreter. Do not give medical details. Tell us what you need.")
    String accessHint();

    @Message("Dietary needs (optional)")
    String dietary();

    @Message("For example vegan, halal or no nuts.")
    String dietaryHint();

    @Message("I agree that you use these answers to prepare the event for me. I can withdraw this at any time.")
    String consent();

    @Message("Tell us what you need, or go back if you need nothing")
    String enterNeeds();

    @Message("Select that you agree, or we cannot keep your answers")
    String agree();

    @Message("If you no longer agree that we use these answers, delete them. We then do not know what you need.")
    String withdrawConsent();

    @Message("Delete these answers")
    String deleteNeeds();
}
