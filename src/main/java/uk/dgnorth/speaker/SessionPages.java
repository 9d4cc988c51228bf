package uk.dgnorth.speaker;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Session;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** The sessions that a speaker holds: to confirm, and to describe. */
@Path("/speaker/events/{event}/{speaker}/sessions")
@Produces(Html.TYPE)
@Blocking
class SessionPages {

    private final SessionDesk desk;
    private final SpeakerSessions sessions;
    private final FormRules rules;

    SessionPages(SessionDesk desk, SpeakerSessions sessions, FormRules rules) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
    }

    /** A session with its time in words. */
    record Shown(SessionView session, @Nullable String when) {}

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance sessions(Mandate mandate, List<Shown> sessions);

        static native TemplateInstance session(
                Mandate mandate, Shown shown, Form form, int version, @Nullable Texts now);
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestPath String speaker) {
        return sessions.show(
                event,
                speaker,
                mandate -> EnglishPage.of(Templates.sessions(
                        mandate,
                        desk.list(mandate).stream()
                                .map(session -> shown(mandate.event(), session))
                                .toList())));
    }

    @GET
    @Path("/{session}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String speaker, @RestPath String session) {
        return sessions.show(event, speaker, mandate -> {
            var found = desk.show(mandate, session);
            var texts = found.body().newest();
            var form = Form.of(Map.of("title", texts.title(), "abstract", Answers.shown(texts.description())));
            return EnglishPage.of(
                    Templates.session(mandate, shown(mandate.event(), found.body()), form, found.version(), null));
        });
    }

    @POST
    @Path("/{session}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath String event, @RestPath String speaker, @RestPath String session, Form form) {
        return sessions.show(event, speaker, mandate -> {
            var found = desk.show(mandate, session);
            var version = Answers.version(form);
            rules.check(form, "title", Session.class, "title");
            rules.check(form, "abstract", Session.class, "description");
            var title = Answers.text(form, "title");
            if (title == null || !form.isValid()) {
                return EnglishPage.invalid(
                        Templates.session(mandate, shown(mandate.event(), found.body()), form, version, null));
            }
            try {
                desk.change(
                        mandate,
                        session,
                        IfMatch.version(String.valueOf(version)),
                        new Texts(title, Answers.text(form, "abstract")));
                return Html.see(mandate.path() + "/sessions").build();
            } catch (ChangedMeanwhile changed) {
                var now = desk.show(mandate, session);
                form.refuse("title", "Somebody else changed this while you were writing");
                return EnglishPage.conflict(Templates.session(
                        mandate,
                        shown(mandate.event(), now.body()),
                        form,
                        now.version(),
                        now.body().newest()));
            }
        });
    }

    @POST
    @Path("/{session}/confirmation")
    @Operation(hidden = true)
    public Response confirm(@RestPath String event, @RestPath String speaker, @RestPath String session) {
        return sessions.show(event, speaker, mandate -> {
            desk.confirm(mandate, session);
            return Html.see(mandate.path() + "/sessions").build();
        });
    }

    private static Shown shown(Event event, SessionView session) {
        var starts = session.startsAt();
        var ends = session.endsAt();
        return new Shown(
                session,
                starts == null || ends == null
                        ? null
                        : new EventTimes(event.timezone(), Language.ENGLISH).period(starts, ends));
    }
}
