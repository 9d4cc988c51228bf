package uk.dgnorth.application;

/** The application that the link of a letter is about. */
public record PendingLink(String event, String eventName, String pendingId, String sentTo) {

    static PendingLink of(Application application) {
        var event = application.registration().event();
        return new PendingLink(
                event.slug(), event.name(), application.pendingId(), PendingView.masked(application.email()));
    }
}
