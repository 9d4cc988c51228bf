package uk.dgnorth.export;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** Which page of a list is wanted, as it stands in a URL. */
class PageParameters {

    @RestQuery
    @DefaultValue(Page.DEFAULT_LIMIT)
    @Parameter(
            description = "How many at most",
            example = Page.DEFAULT_LIMIT,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "200",
                            defaultValue = Page.DEFAULT_LIMIT))
    String limit = Page.DEFAULT_LIMIT;

    @RestQuery
    @Parameter(description = "What next said on the page before")
    @Nullable
    String after;

    int size() {
        return Page.limit(limit);
    }

    @Nullable
    Cursor cursor() {
        return Cursor.parse(after == null || after.isBlank() ? null : after);
    }
}
