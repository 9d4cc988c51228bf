package uk.dgnorth.journey;

import jakarta.enterprise.context.RequestScoped;
import uk.dgnorth.application.ApplicationDesk;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Reader;

/** Takes the answers of a form page by page, and hands in the whole. */
@RequestScoped
class JourneyDesk {

    private final ApplicationDesk applications;
    private final Journeys journeys;
    private final JourneyCookie browser;
    private final Questions questions;
    private final ClientNetwork client;
    private final Reader reader;

    JourneyDesk(
            ApplicationDesk applications,
            Journeys journeys,
            JourneyCookie browser,
            Questions questions,
            ClientNetwork client,
            Reader reader) {
        this.applications = applications;
        this.journeys = journeys;
        this.browser = browser;
        this.questions = questions;
        this.client = client;
        this.reader = reader;
    }

    /** The event, if people can register for it now. */
    Event open(String slug) {
        return applications.findOpen(slug);
    }

    Journey journey(Event event) {
        return browser.journey(event).orElseGet(() -> journeys.journey(event.id(), FormAnswers.NONE, null, false));
    }

    /**
     * Keeps the answers of one page if they will do; else says in the form what has to change.
     *
     * @return the form's state with these answers
     */
    Journey answer(Event event, Step step, Form form) {
        var journey = journey(event);
        questions.check(step, form, journey);
        if (!form.isValid()) {
            return journey;
        }
        var answers = journey.answers().with(step, form);
        if (step == Step.EMAIL && !answers.get("email").equals(journey.answers().get("email"))) {
            // What was asked of a person was about the address before.
            answers = answers.with(Step.ELIGIBILITY, Form.empty());
        }
        journeys.keep(browser.token(), event.id(), answers);
        return journeys.journey(event.id(), answers, null, false);
    }

    /** Hands the answers in, once: the second of two clicks finds it done, or being done. */
    void send(Event event, Journey journey) {
        var token = browser.token();
        if (!journeys.beginSending(token, event.id())) {
            return;
        }
        var sent = false;
        try {
            var applicant = journey.answers().applicant(placeType(event), journey.needsReferral(), reader.language());
            journeys.sent(token, event.id(), applications.submit(event.slug(), applicant, client.name()));
            sent = true;
        } finally {
            if (!sent) {
                journeys.endSending(token, event.id());
            }
        }
    }

    private static String placeType(Event event) {
        return PlaceType.findByEvent(event).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("place type"))
                .slug();
    }
}
