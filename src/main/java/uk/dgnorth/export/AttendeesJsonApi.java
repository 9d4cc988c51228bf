package uk.dgnorth.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;

/** The attendees of an event as a file of JSON. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EXPORTER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organiser")
class AttendeesJsonApi {

    private final AttendeeExport export;
    private final JsonFactory json;

    AttendeesJsonApi(AttendeeExport export, ObjectMapper mapper) {
        this.export = export;
        this.json = mapper.getFactory();
    }

    @GET
    @Path("/{event}/attendees.json")
    @Operation(
            operationId = "exportAttendeesJson",
            summary = "Download the attendees as JSON",
            description =
                    "The same rows and filters as attendees.csv, as the items of one object, written while you read. "
                            + "Nothing in it needs guarding against spreadsheets.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "attendees",
                                            value = "{\"items\": [{\"reference\": \"MZXW6YTB\", \"fullName\": "
                                                    + "\"Test Person\", \"organisation\": \"Wigan Council\"}]}")))
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    @APIResponse(responseCode = "503", description = "Other exports are still being read: see Retry-After")
    public RestResponse<StreamingOutput> export(
            @Parameter(example = "digital-government-north") @RestPath String event,
            @BeanParam FilterParameters filter,
            @RestQuery
                    @Parameter(
                            description = "The columns in this order, separated by commas; all of them if left out",
                            example = "reference,full_name,organisation")
                    @Nullable
                    List<String> columns) {
        var file = export.plan(event, "json", filter.filter(), Column.parse(columns));
        return ResponseBuilder.ok((StreamingOutput) out -> export.write(file, new JsonSheet(json, out)))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
