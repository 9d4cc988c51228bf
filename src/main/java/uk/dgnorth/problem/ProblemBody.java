package uk.dgnorth.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON of a problem (RFC 9457). {@code instance} names this one occurrence, as the log does. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
@Schema(name = "Problem")
public record ProblemBody(
        @Schema(examples = "/problems/not-found") String type,
        @Schema(examples = "Not found") String title,
        @Schema(examples = "404") int status,

        @Schema(examples = "There is no event called spring-fair.")
        String detail,

        URI instance,
        List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param instance of this one refusal */
    public static ProblemBody of(Problem problem, URI instance) {
        return new ProblemBody(
                "/problems/" + problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                instance,
                problem.errors(),
                problem.members());
    }

    /** A name for one refusal. */
    public static URI newInstance() {
        return URI.create("urn:uuid:" + UUID.randomUUID());
    }

    /** @param type the last segment of the type's URI */
    public boolean is(String type) {
        return this.type.endsWith("/" + type);
    }
}
