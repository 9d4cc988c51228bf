package uk.dgnorth.problem;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem: the only place that does. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final MediaType PROBLEM_JSON = MediaType.valueOf(ProblemBody.MEDIA_TYPE);

    /**
     * SQL states after which the same request may well succeed: deadlock, serialisation failure, lock timeout,
     * statement timeout, too many connections, and the server shutting down or starting up (PostgreSQL, appendix A).
     */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "55P03", "57014", "53300", "57P01", "57P03");

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, ResourceInfo resource) {
        return answer(new InvalidRequest(typeFor(resource), InvalidInput.errors(invalid)));
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched, ResourceInfo resource) {
        return answer(new InvalidRequest(typeFor(resource), InvalidInput.errors(mismatched)));
    }

    /** Nested too deep, or a name or number too long: Jackson does not count these among what is malformed. */
    @ServerExceptionMapper
    public Response excessive(StreamConstraintsException excessive) {
        return answer(HttpProblem.of(400));
    }

    /** Bytes that are no text in any encoding JSON may have. */
    @ServerExceptionMapper
    public Response undecodable(CharConversionException undecodable) {
        return answer(HttpProblem.of(400));
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, ResourceInfo resource) {
        if (refused.getCause() instanceof MismatchedInputException mismatched) {
            return mismatched(mismatched, resource);
        }
        if (refused.getCause() instanceof JsonMappingException mapping
                && mapping.getCause() instanceof InputCoercionException) {
            return answer(new InvalidRequest(typeFor(resource), InvalidInput.errors(mapping))); // a number too large
        }
        var response = refused.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        var answer = answer(HttpProblem.of(response.getStatus()));
        var allow = response.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorised(Exception unauthorised) {
        return Response.fromResponse(answer(HttpProblem.of(401)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return answer(HttpProblem.of(403));
    }

    @ServerExceptionMapper
    public Response anythingElse(Throwable failure) {
        if (isPassing(failure)) {
            return answer(new Busy());
        }
        var instance = ProblemBody.newInstance();
        LOG.errorf(failure, "Request failed, %s", instance);
        return answer(HttpProblem.of(500), instance);
    }

    /** The type that the resource's input says of itself, see {@link InvalidIs}. */
    private static String typeFor(ResourceInfo resource) {
        return Stream.of(resource.getResourceMethod().getParameterTypes())
                .map(parameter -> parameter.getAnnotation(InvalidIs.class))
                .filter(Objects::nonNull)
                .map(InvalidIs::value)
                .findFirst()
                .orElse(InvalidRequest.TYPE);
    }

    private static boolean isPassing(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && (sql.getSQLState() == null
                                ? isPoolExhausted(sql)
                                : PASSING.contains(sql.getSQLState())
                                        || sql.getSQLState().startsWith("08")));
    }

    /** The pool gives no SQL state when no connection came free in time, and says so in two ways. */
    private static boolean isPoolExhausted(SQLException sql) {
        return String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    private static Response answer(Problem problem) {
        return answer(problem, ProblemBody.newInstance());
    }

    private static Response answer(Problem problem, URI instance) {
        var response = Response.status(problem.status())
                .type(PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemBody.of(problem, instance));
        var wait = problem.retryAfter();
        if (wait != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        return response.build();
    }
}
