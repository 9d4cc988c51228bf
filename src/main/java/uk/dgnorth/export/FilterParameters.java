package uk.dgnorth.export;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Slug;

/** The filter as it stands in a URL. A parameter without a value, as a form sends it, is one that was left out. */
public class FilterParameters {

    private static final int LONGEST = 200;

    @RestQuery
    @Parameter(description = "One or several, separated by commas or repeated", example = "waiting,referred")
    @Nullable
    List<String> status;

    @RestQuery
    @Parameter(
            description = "Text to find in the reference or the organisation: literal, case does not matter",
            example = "wigan")
    @Nullable
    String q;

    @RestQuery
    @Parameter(description = "The whole name of an organisation; case does not matter", example = "Wigan Council")
    @Nullable
    String organisation;

    @RestQuery
    @Parameter(description = "The slug of a place type", example = "public-sector")
    @Nullable
    String placeType;

    @RestQuery
    @Parameter(
            description = "The slug of a session: those who hold a place in it",
            example = "digital-inclusion-in-leeds")
    @Nullable
    String session;

    @RestQuery
    @Parameter(description = "true: those who have come; false: the others", example = "false")
    @Nullable
    String checkedIn;

    /** @throws InvalidRequest with everything that is wrong */
    public RegistrationFilter filter() {
        var errors = new ArrayList<FieldError>();
        var filter = new RegistrationFilter(
                statuses(errors),
                text("q", q, errors),
                text("organisation", organisation, errors),
                slug("placeType", placeType, "place type", errors),
                slug("session", session, "session", errors),
                checkedIn(errors),
                null);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.toArray(FieldError[]::new));
        }
        return filter;
    }

    private Set<Status> statuses(List<FieldError> errors) {
        var statuses = EnumSet.noneOf(Status.class);
        for (var word : Words.of(status)) {
            named(word)
                    .ifPresentOrElse(
                            statuses::add,
                            () -> errors.add(FieldError.parameter(
                                    "status",
                                    "Use any of "
                                            + String.join(
                                                    ", ",
                                                    Stream.of(Status.values())
                                                            .map(Status::word)
                                                            .toList()))));
        }
        return statuses;
    }

    private static Optional<Status> named(String word) {
        return Stream.of(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    private static @Nullable String text(String name, @Nullable String value, List<FieldError> errors) {
        var text = given(value);
        if (text != null && text.length() > LONGEST) {
            errors.add(FieldError.parameter(name, "Use at most " + LONGEST + " characters"));
        }
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.parameter(name, "Use letters, numbers and punctuation on one line"));
        }
        return text;
    }

    private static @Nullable String slug(String name, @Nullable String value, String what, List<FieldError> errors) {
        var slug = given(value);
        if (slug != null && (slug.length() > LONGEST || !slug.matches(Slug.FORM))) {
            errors.add(FieldError.parameter(name, "Use the slug of a " + what + " of this event"));
        }
        return slug;
    }

    private @Nullable Boolean checkedIn(List<FieldError> errors) {
        var word = given(checkedIn);
        if (word == null || word.equals("true") || word.equals("false")) {
            return word == null ? null : Boolean.valueOf(word);
        }
        errors.add(FieldError.parameter("checkedIn", "Use true or false"));
        return null;
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
