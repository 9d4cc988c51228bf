package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Validator;
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
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;

/** What the public reads of a speaker. */
@Path("/speaker/events/{event}/{speaker}/biography")
@Produces(Html.TYPE)
@Blocking
class BiographyPages {

    private static final int LINKS_AT_MOST = 10;

    private final SpeakerDesk desk;
    private final SpeakerSessions sessions;
    private final FormRules rules;
    private final Validator validator;

    BiographyPages(SpeakerDesk desk, SpeakerSessions sessions, FormRules rules, Validator validator) {
        this.desk = desk;
        this.sessions = sessions;
        this.rules = rules;
        this.validator = validator;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance biography(
                Mandate mandate, Form form, int version, @Nullable Biography now, List<String> linksNow);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> {
            var shown = desk.show(mandate);
            var biography = Biography.of(shown.body());
            var form = Form.of(Map.of(
                    "jobTitle", Answers.shown(biography.jobTitle()),
                    "pronouns", Answers.shown(biography.pronouns()),
                    "biography", Answers.shown(biography.text()),
                    "links", LinkLines.of(biography.links())));
            return EnglishPage.of(Templates.biography(mandate, form, shown.version(), null, List.of()));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@RestPath String event, @RestPath String speaker, Form form) {
        return sessions.show(event, speaker, mandate -> {
            var version = Answers.version(form);
            rules.check(form, "jobTitle", Speaker.class, "jobTitle");
            rules.check(form, "pronouns", Speaker.class, "pronouns");
            rules.check(form, "biography", Speaker.class, "biography");
            var links = LinkLines.parse(form.value("links"));
            check(form, links);
            if (!form.isValid()) {
                return EnglishPage.invalid(Templates.biography(mandate, form, version, null, List.of()));
            }
            try {
                desk.describe(
                        mandate,
                        IfMatch.version(String.valueOf(version)),
                        new Biography(
                                Answers.text(form, "jobTitle"),
                                Answers.text(form, "pronouns"),
                                Answers.text(form, "biography"),
                                links));
                return TaskPages.saved(mandate);
            } catch (ChangedMeanwhile changed) {
                var now = desk.show(mandate);
                form.refuse("biography", "Somebody else changed this while you were writing");
                return EnglishPage.conflict(Templates.biography(
                        mandate,
                        form,
                        now.version(),
                        Biography.of(now.body()),
                        LinkLines.of(now.body().links()).lines().toList()));
            }
        });
    }

    private void check(Form form, List<Link> links) {
        if (links.size() > LINKS_AT_MOST) {
            form.refuse("links", "List at most 10 links");
        }
        links.stream()
                .flatMap(link -> validator.validate(link).stream())
                .map(violation -> violation.getMessage())
                .sorted()
                .forEach(message -> form.refuse("links", message));
    }
}
