package uk.dgnorth.colleague;

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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.application.RegistrationNotOpen;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.registration.ImpossibleTransition;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Reader;
import uk.dgnorth.web.Sessions;

/** Asks for whom else a place is wanted, and shows what became of it. */
@Path("/your-registration/team")
@Produces(Html.TYPE)
@Blocking
class TeamPages {

    private static final String FIELD = "colleagues";

    private final TeamDesk desk;
    private final SubstitutionDesk registrations;
    private final Sessions sessions;
    private final Reader reader;
    private final ClientNetwork client;

    TeamPages(TeamDesk desk, SubstitutionDesk registrations, Sessions sessions, Reader reader, ClientNetwork client) {
        this.desk = desk;
        this.registrations = registrations;
        this.sessions = sessions;
        this.reader = reader;
        this.client = client;
    }

    /** One colleague in words. */
    record Shown(String name, String email, String state, String colour, String more) {}

    @CheckedTemplate(basePath = "colleague", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance team(Form form, List<Shown> members, List<String> refused, boolean canAsk);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return sessions.show(id -> {
            var registration = registrations.show(id);
            return Html.personal(page(registration, desk.show(id, say()), Form.empty()));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(Form form) {
        return sessions.show(id -> {
            try {
                var team = desk.ask(id, TeamLines.read(form.value(FIELD)), client.name(), say());
                return Html.personal(page(registrations.show(id), team, left(team)));
            } catch (InvalidRequest refused) {
                form.refuse(FIELD, say().linesUnreadable());
                return Html.invalid(page(registrations.show(id), desk.show(id, say()), form));
            } catch (ImpossibleTransition | RegistrationNotOpen tooLate) {
                return Html.see("/your-registration").build();
            }
        });
    }

    /** What has to be written otherwise stays in the form. */
    private static Form left(TeamView team) {
        var lines = outcomes(team).stream()
                .filter(outcome -> outcome.reason() == Refusal.NAME_UNREADABLE
                        || outcome.reason() == Refusal.ADDRESS_UNREADABLE
                        || outcome.reason() == Refusal.TOO_OFTEN)
                .map(outcome -> outcome.fullName() + ", " + outcome.email())
                .toList();
        return Form.of(Map.of(FIELD, String.join("\n", lines)));
    }

    private static List<TeamView.Outcome> outcomes(TeamView team) {
        var lines = team.lines();
        return lines == null ? List.of() : lines;
    }

    private TemplateInstance page(RegistrationView registration, TeamView team, Form form) {
        var times = new EventTimes(java.time.ZoneId.of(registration.event().timezone()), reader.language());
        return Templates.team(
                form,
                team.members().stream().map(member -> shown(member, times)).toList(),
                outcomes(team).stream()
                        .filter(outcome -> outcome.reason() != null)
                        .map(outcome -> say().line(outcome.line(), String.valueOf(outcome.explanation())))
                        .toList(),
                registration.actions().contains("ask-for-team"));
    }

    private Shown shown(TeamView.Member member, EventTimes times) {
        var until = member.answerBy();
        return switch (member.state()) {
            case ASKED ->
                new Shown(
                        member.fullName(),
                        member.email(),
                        say().asked(),
                        "yellow",
                        until == null ? "" : say().until(times.deadline(until)));
            case PROVED -> new Shown(member.fullName(), member.email(), say().proved(), "green", "");
            case LAPSED -> new Shown(member.fullName(), member.email(), say().lapsed(), "grey", say().lapsedMeaning());
            case ENDED -> new Shown(member.fullName(), member.email(), say().ended(), "grey", say().endedMeaning());
            case REFUSED ->
                new Shown(
                        member.fullName(),
                        member.email(),
                        say().refused(),
                        "red",
                        String.valueOf(member.explanation()));
        };
    }

    private ColleagueMessages say() {
        return reader.messages(ColleagueMessages.class);
    }
}
