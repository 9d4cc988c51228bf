package uk.dgnorth.journey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.application.RegistrationNotOpen;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.event.RegistrationState;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;

/** The form, one question a page. */
@Path("/events/{event}/register")
@Produces(Html.TYPE)
@Blocking
class JourneyPages {

    private static final int CONFLICT = 409;

    private final JourneyDesk desk;
    private final JourneyCookie browser;
    private final Reader reader;

    JourneyPages(JourneyDesk desk, JourneyCookie browser, Reader reader) {
        this.desk = desk;
        this.browser = browser;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "journey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance email(Event event, Form form, String back, boolean restarted);

        static native TemplateInstance eligibility(Event event, Words words, boolean refused, String back, String next);

        static native TemplateInstance name(Event event, Form form, String back);

        static native TemplateInstance job(Event event, Form form, String back, boolean needed);

        static native TemplateInstance publicSector(
                Event event, Form form, String back, Map<String, String> options, int detailsAtMost);

        static native TemplateInstance declaration(Event event, Form form, String back);

        static native TemplateInstance checkAnswers(
                Event event, FormAnswers answers, @Nullable String connection, String back, String here);

        static native TemplateInstance notOpen(Event event, boolean closed, String when);
    }

    @GET
    @Operation(hidden = true)
    public Response start(@RestPath String event) {
        return Html.see(at(desk.open(event), Step.EMAIL)).build();
    }

    /** A page that is not reached yet leads to the first that still has to be answered. */
    @GET
    @Path("/{step}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String step, @RestQuery boolean restarted) {
        var open = desk.open(event);
        var wanted = step(step);
        var journey = desk.journey(open);
        var missing = journey.firstMissing();
        if (wanted.isAfter(missing)) {
            return Html.see(toMissing(open, missing)).build();
        }
        return Html.personal(page(open, wanted, journey, filledIn(journey), restarted));
    }

    @POST
    @Path("/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@RestPath String event, @RestPath String step, Form form) {
        var open = desk.open(event);
        var answered = step(step);
        if (answered == Step.CHECK_ANSWERS) {
            return send(open);
        }
        var journey = desk.answer(open, answered, form);
        if (!form.isValid()) {
            return Html.invalid(page(open, answered, journey, form, false));
        }
        // The answer of the rules is shown at once, whatever else is answered already.
        var next = answered == Step.EMAIL ? at(open, Step.ELIGIBILITY) : toMissing(open, journey.firstMissing());
        return Html.see(next).cookie(browser.cookie()).build();
    }

    private Response send(Event event) {
        var journey = desk.journey(event);
        if (journey.sent() == null && journey.firstMissing() != Step.CHECK_ANSWERS) {
            return Html.see(toMissing(event, journey.firstMissing())).build();
        }
        desk.send(event, journey);
        return Html.see(ProofPages.at(event.slug())).build();
    }

    private TemplateInstance page(Event event, Step step, Journey journey, Form form, boolean restarted) {
        var back = at(event, journey.before(step));
        return switch (step) {
            case EMAIL -> Templates.email(event, form, "/events/" + event.slug(), restarted);
            case ELIGIBILITY -> {
                var decision = Objects.requireNonNull(journey.decision());
                yield Templates.eligibility(
                        event,
                        Words.of(decision, reader.language().locale()),
                        decision.outcome() == Outcome.INELIGIBLE,
                        back,
                        at(event, journey.firstMissing()));
            }
            case NAME -> Templates.name(event, form, back);
            case JOB -> Templates.job(event, form, back, journey.needsReferral());
            case CONNECTION ->
                Templates.publicSector(event, form, back, Connection.options(messages()), Connection.DETAILS_AT_MOST);
            case DECLARATION -> Templates.declaration(event, form, back);
            case CHECK_ANSWERS ->
                Templates.checkAnswers(
                        event,
                        journey.answers(),
                        journey.needsReferral() ? journey.answers().reason(messages()) : null,
                        back,
                        at(event));
        };
    }

    /** Also halfway through: what was answered stays, for a day, should registration open again. */
    @ServerExceptionMapper
    public Response notOpen(RegistrationNotOpen refusal) {
        var event = refusal.event();
        var closed = refusal.state() == RegistrationState.CLOSED;
        var when = new EventTimes(event.timezone(), reader.language())
                .moment(closed ? event.registrationClosesAt() : event.registrationOpensAt());
        return Html.refused(CONFLICT, Templates.notOpen(event, closed, when));
    }

    private JourneyMessages messages() {
        return reader.messages(JourneyMessages.class);
    }

    /** With what was answered before; the organisation is known from the domain until somebody says otherwise. */
    private static Form filledIn(Journey journey) {
        var values = new HashMap<>(journey.answers().byField());
        var decision = journey.decision();
        if (decision != null && decision.organisation() != null) {
            values.putIfAbsent("organisation", decision.organisation());
        }
        return Form.of(values);
    }

    private static Step step(String path) {
        return Step.at(path).orElseThrow(() -> new NotFound("page"));
    }

    private static String at(Event event) {
        return "/events/" + event.slug() + "/register/";
    }

    private static String at(Event event, Step step) {
        return at(event) + step.path();
    }

    /** The page that is missing. Whoever finds the first question missing is told that the answers are gone. */
    private static String toMissing(Event event, Step missing) {
        return at(event, missing) + (missing == Step.EMAIL ? "?restarted=true" : "");
    }
}
