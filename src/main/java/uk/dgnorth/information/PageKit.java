package uk.dgnorth.information;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.start.Development;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** Every part that pages are made of, as it looks and as it is written: for developers, and there in development only. */
@Path("/development/page-kit")
@Produces(Html.TYPE)
@Blocking
class PageKit {

    private final Development development;

    PageKit(Development development) {
        this.development = development;
    }

    @CheckedTemplate(basePath = "information", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance pageKit(Form form, Map<String, String> options);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        if (!development.on()) {
            throw new NotFound("page");
        }
        var form = Form.of(Map.of("filled", "What was typed", "broken", "Not this"))
                .refuse("broken", "Enter something else")
                .refuse("choice", "Select one of them")
                .refuse("box", "Tick the box");
        return Html.personal(Templates.pageKit(form, new TreeMap<>(Map.of("a", "The first", "b", "The second"))));
    }
}
