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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Contact;
import uk.dgnorth.speaker.Consent.Purpose;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** A speaker's tasks, and the pages of those that are no part of the draft. */
@Path("/speaker/events/{event}/{speaker}")
@Produces(Html.TYPE)
@Blocking
class TaskPages {

    private final SpeakerDesk desk;
    private final SpeakerSessions sessions;
    private final FormRules rules;

    TaskPages(SpeakerDesk desk, SpeakerSessions sessions, FormRules rules) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance tasks(
                Mandate mandate, String when, List<Task> tasks, EventTimes times, boolean saved);

        static native TemplateInstance needs(Mandate mandate, Form form);

        static native TemplateInstance consent(Mandate mandate, Form form, Purpose publish, Purpose record);

        static native TemplateInstance delegates(Mandate mandate, List<Delegate> delegates, Form form);
    }

    @GET
    @Operation(hidden = true)
    public Response tasks(@RestPath String event, @RestPath String speaker, @RestQuery boolean saved) {
        return sessions.show(event, speaker, mandate -> {
            var held = mandate.event();
            var times = new EventTimes(held.timezone(), Language.ENGLISH);
            return EnglishPage.of(Templates.tasks(
                    mandate, times.period(held.startsAt(), held.endsAt()), desk.tasks(mandate), times, saved));
        });
    }

    @GET
    @Path("/needs")
    @Operation(hidden = true)
    public Response showNeeds(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> {
            var told = desk.needs(mandate).orElse(new SpeakerNeeds(null, null));
            return EnglishPage.of(Templates.needs(
                    mandate,
                    Form.of(Map.of(
                            "access", Answers.shown(told.access()),
                            "equipment", Answers.shown(told.equipment())))));
        });
    }

    @POST
    @Path("/needs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tellNeeds(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            rules.check(form, "access", SpeakerNeeds.class, "access");
            rules.check(form, "equipment", SpeakerNeeds.class, "equipment");
            var told = new SpeakerNeeds(Answers.text(form, "access"), Answers.text(form, "equipment"));
            if (told.access() != null && !form.is("consent", "yes")) {
                form.refuse("consent", "Select that we may use what you told us about your access needs");
            }
            if (!form.isValid()) {
                return EnglishPage.invalid(Templates.needs(mandate, form));
            }
            desk.tellNeeds(mandate, told);
            return saved(mandate);
        });
    }

    @GET
    @Path("/consent")
    @Operation(hidden = true)
    public Response showConsent(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> {
            var answers = new HashMap<String, String>();
            desk.consents(mandate).forEach((purpose, given) -> answers.put(field(purpose), given ? "yes" : "no"));
            return EnglishPage.of(Templates.consent(mandate, Form.of(answers), Purpose.PUBLISH, Purpose.RECORD));
        });
    }

    @POST
    @Path("/consent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answerConsent(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            var answers = new EnumMap<Purpose, Boolean>(Purpose.class);
            for (var purpose : Purpose.values()) {
                var field = field(purpose);
                if (!form.is(field, "yes") && !form.is(field, "no")) {
                    form.refuse(field, "Select yes or no for what we may " + field);
                }
                answers.put(purpose, form.is(field, "yes"));
            }
            if (!form.isValid()) {
                return EnglishPage.invalid(Templates.consent(mandate, form, Purpose.PUBLISH, Purpose.RECORD));
            }
            desk.answerConsents(mandate, answers);
            return saved(mandate);
        });
    }

    private static String field(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    @GET
    @Path("/delegates")
    @Operation(hidden = true)
    public Response showDelegates(@RestPath String event, @RestPath String speaker) {
        return sessions.show(
                event,
                speaker,
                mandate -> EnglishPage.of(Templates.delegates(mandate, desk.delegates(mandate), Form.empty())));
    }

    @POST
    @Path("/delegates")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response addDelegate(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            var delegates = desk.delegates(mandate);
            if (form.value("email").isBlank()) {
                form.refuse("email", "Enter an email address");
            }
            rules.check(form, "email", Contact.class, "email");
            if (delegates.size() >= Delegate.AT_MOST) {
                form.refuse("email", "At most 5 people can act for you. Remove one first.");
            }
            if (!form.isValid()) {
                return EnglishPage.invalid(Templates.delegates(mandate, delegates, form));
            }
            desk.addDelegate(mandate, form.value("email"));
            return Html.see(mandate.path() + "/delegates").build();
        });
    }

    @POST
    @Path("/delegates/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response removeDelegate(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            var id = form.value("delegate");
            if (id.matches("\\d{1,18}")) {
                desk.removeDelegate(mandate, Long.parseLong(id));
            }
            return Html.see(mandate.path() + "/delegates").build();
        });
    }

    static Response saved(Mandate mandate) {
        return Html.see(mandate.path() + "?saved=true").build();
    }
}
