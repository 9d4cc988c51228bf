package uk.dgnorth.information;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Publication;

/** The pages that every footer leads to. */
@Path("/")
@Produces(Html.TYPE)
@Blocking
class InformationPages {

    private final Publication publication;

    InformationPages(Publication publication) {
        this.publication = publication;
    }

    @CheckedTemplate(basePath = "information", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance privacy();

        static native TemplateInstance cookies();

        static native TemplateInstance accessibilityStatement();

        static native TemplateInstance contact();

        static native TemplateInstance terms();
    }

    @GET
    @Path("privacy")
    @Operation(hidden = true)
    public Response privacy() {
        return publication.pageInEnglish(Templates::privacy);
    }

    @GET
    @Path("cookies")
    @Operation(hidden = true)
    public Response cookies() {
        return publication.page(Templates::cookies);
    }

    @GET
    @Path("accessibility-statement")
    @Operation(hidden = true)
    public Response accessibilityStatement() {
        return publication.pageInEnglish(Templates::accessibilityStatement);
    }

    @GET
    @Path("contact")
    @Operation(hidden = true)
    public Response contact() {
        return publication.page(Templates::contact);
    }

    @GET
    @Path("terms")
    @Operation(hidden = true)
    public Response terms() {
        return publication.pageInEnglish(Templates::terms);
    }
}
