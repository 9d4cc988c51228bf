package uk.dgnorth.proposal;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Publication;

/** What organisers are looking for, and the way to a proposal. */
@Path("/events/{event}/call-for-proposals")
@Produces(Html.TYPE)
@Blocking
class CallPages {

    private static final int CONFLICT = 409;

    private final ProposerDesk desk;
    private final Publication publication;

    CallPages(ProposerDesk desk, Publication publication) {
        this.desk = desk;
        this.publication = publication;
    }

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance call(ProposerDesk.Notice notice, List<String> formats);

        static native TemplateInstance start(ProposerDesk.Notice notice, Form form);

        static native TemplateInstance sent(ProposerDesk.Notice notice);
    }

    @GET
    @Operation(hidden = true)
    public Response call(@RestPath String event) {
        return publication.pageInEnglish(() -> call(desk.notice(event)));
    }

    private static TemplateInstance call(ProposerDesk.Notice notice) {
        return Templates.call(
                notice,
                notice.call().formats().stream()
                        .map(format -> English.word(format.code()))
                        .toList());
    }

    @GET
    @Path("/start")
    @Operation(hidden = true)
    public Response start(@RestPath String event) {
        return Html.personal(English.page(Templates.start(desk.notice(event), Form.empty())));
    }

    /** Answers alike whether or not the address was known. */
    @POST
    @Path("/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(@RestPath String event, Form form) {
        var notice = desk.notice(event);
        if (!notice.isOpen() && !notice.isOver()) {
            return Html.refused(CONFLICT, English.page(call(notice)));
        }
        var address = EmailAddress.parse(form.value("email"));
        if (address.isEmpty()) {
            form.refuse(
                    "email",
                    form.value("email").isBlank()
                            ? "Enter your email address"
                            : "Enter an email address in the correct format, like name@example.org");
            return Html.invalid(English.page(Templates.start(notice, form)));
        }
        desk.sendLink(notice, address.get());
        return Html.see("/events/" + event + "/call-for-proposals/sent").build();
    }

    @GET
    @Path("/sent")
    @Operation(hidden = true)
    public Response sent(@RestPath String event) {
        return Html.personal(English.page(Templates.sent(desk.notice(event))));
    }
}
