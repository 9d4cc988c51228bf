package uk.dgnorth.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;

/** The attendees of an event as a file for spreadsheets. */
@Path("/api/v1/events")
@Produces("text/csv")
@RolesAllowed(Role.EXPORTER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organiser")
class AttendeesCsvApi {

    private final AttendeeExport export;

    AttendeesCsvApi(AttendeeExport export) {
        this.export = export;
    }

    @GET
    @Path("/{event}/attendees.csv")
    @Operation(
            operationId = "exportAttendeesCsv",
            summary = "Download the attendees as CSV",
            description =
                    "Comma-separated values (RFC 4180) in UTF-8 with a header row, written while you read. Confirmed "
                            + "registrations, unless status says otherwise. Each export is on record in the audit trail. "
                            + "A file is whole only if the connection ends in order.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "attendees",
                                            value = "reference,full_name,organisation\r\n"
                                                    + "MZXW6YTB,Test Person,Wigan Council\r\n")))
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
                    List<String> columns,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description = "true for machines: without the apostrophe that keeps a spreadsheet from "
                                    + "running a value that starts with = + - @, a tab or a carriage return")
                    boolean raw) {
        return export.csv(export.plan(event, "csv", filter.filter(), Column.parse(columns)), raw);
    }

    @GET
    @Path("/{event}/sessions/{session}/attendees.csv")
    @Operation(
            operationId = "exportAttendeesOfSessionCsv",
            summary = "Download the attendees of a session as CSV",
            description = "Those who hold a place in it, as attendees.csv has them. Each export is on record in the "
                    + "audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "There is no such event, or no such session in its programme")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    @APIResponse(responseCode = "503", description = "Other exports are still being read: see Retry-After")
    public RestResponse<StreamingOutput> exportOfSession(
            @Parameter(example = "digital-government-north") @RestPath String event,
            @Parameter(example = "digital-inclusion-in-leeds") @RestPath String session,
            @BeanParam FilterParameters filter,
            @RestQuery
                    @Parameter(
                            description = "The columns in this order, separated by commas; all of them if left out",
                            example = "reference,full_name,organisation")
                    @Nullable
                    List<String> columns,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(description = "true for machines: without the guard against formulas")
                    boolean raw) {
        return export.csv(export.planOfSession(event, session, "csv", filter.filter(), Column.parse(columns)), raw);
    }
}
