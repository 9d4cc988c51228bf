package uk.dgnorth.problem;

import jakarta.ws.rs.core.Response;

/** A refusal by HTTP itself, before any feature sees the request. */
class HttpProblem extends Problem {

    private HttpProblem(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    static HttpProblem of(int status) {
        return switch (status) {
            case 400 ->
                new HttpProblem(400, "unreadable-request", "Unreadable request", "Send a well-formed JSON object.");
            case 401 ->
                new HttpProblem(
                        401, "unauthorised", "Sign in first", "Send a token that is still valid as a bearer token.");
            case 403 -> new HttpProblem(403, "forbidden", "Not allowed", "This token does not allow that.");
            case 404 -> new HttpProblem(404, "not-found", "Not found", "There is nothing at this address.");
            case 405 ->
                new HttpProblem(
                        405, "method-not-allowed", "Method not allowed", "See /openapi for what can be done here.");
            case 406 ->
                new HttpProblem(406, "not-acceptable", "Not acceptable", "This cannot be had in the form asked for.");
            case 413 -> new HttpProblem(413, "too-large", "Too large", "Send a smaller request.");
            case 415 ->
                new HttpProblem(
                        415, "unsupported-media-type", "Unsupported media type", "Send application/json in UTF-8.");
            default ->
                status < 500
                        ? new HttpProblem(status, "refused", reason(status), "The request was refused.")
                        : new HttpProblem(
                                status,
                                "internal-error",
                                "Something went wrong",
                                "The fault is ours and has been noted. Try again later.");
        };
    }

    private static String reason(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }
}
