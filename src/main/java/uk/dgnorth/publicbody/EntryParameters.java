package uk.dgnorth.publicbody;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Sorting;

/** Which entries of the register are wanted, as it stands in a URL. Without a value, a parameter narrows nothing. */
public class EntryParameters {

    private static final int LONGEST = 200;

    @RestQuery
    @Parameter(description = "Stands in the domain or the organisation")
    @Nullable
    String q;

    @RestQuery
    @Parameter(description = "public, refer, supplier or personal")
    @Nullable
    String list;

    @RestQuery
    @Parameter(description = "proposed, in-force, removed or expired")
    @Nullable
    String state;

    @RestQuery
    @Parameter(description = "Only what is to be reviewed by this day")
    @Nullable
    String reviewBy;

    @RestQuery
    @Parameter(description = "Only entries for this event")
    @Nullable
    String event;

    @RestQuery
    @Parameter(
            description = "newest unless said; or domain, review or expiry; with a minus before it the other way round")
    @Nullable
    String sort;

    /**
     * @throws InvalidRequest with everything that is wrong
     * @throws NotFound where there is no such event
     */
    public EntryFilter filter() {
        var errors = new ArrayList<FieldError>();
        var sorting = sorting(errors);
        var filter = new EntryFilter(
                search(errors),
                word("list", list, Listed.Kind.values(), Listed.Kind::word, errors),
                word("state", state, Entry.State.values(), Entry.State::word, errors),
                day(errors),
                given(event) == null
                        ? null
                        : Event.demand(String.valueOf(given(event))).id(),
                sorting);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.toArray(FieldError[]::new));
        }
        return filter;
    }

    private Sorting sorting(List<FieldError> errors) {
        try {
            return Sorting.parse(Objects.requireNonNullElse(given(sort), ""), Register.COLUMNS);
        } catch (InvalidRequest refused) {
            errors.addAll(refused.errors());
            return Register.COLUMNS.get(0).first();
        }
    }

    private @Nullable String search(List<FieldError> errors) {
        var text = given(q);
        if (text != null && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))) {
            errors.add(FieldError.parameter("q", "Use at most 200 characters, on one line"));
        }
        return text;
    }

    /** The value that goes by this word; null where there is none, which is then among the errors. */
    static <E> @Nullable E word(
            String parameter, @Nullable String value, E[] known, Function<E, String> name, List<FieldError> errors) {
        var given = given(value);
        if (given == null) {
            return null;
        }
        for (var each : known) {
            if (name.apply(each).equals(given)) {
                return each;
            }
        }
        var words = Stream.of(known).map(name).collect(Collectors.joining(", "));
        errors.add(FieldError.parameter(parameter, "Use one of " + words));
        return null;
    }

    private @Nullable LocalDate day(List<FieldError> errors) {
        var given = given(reviewBy);
        try {
            var day = given == null ? null : LocalDate.parse(given);
            if (day == null || (day.getYear() > 2000 && day.getYear() < 2200)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Refused below, as a day in another millennium is.
        }
        errors.add(FieldError.parameter("reviewBy", "Use a day such as 2027-09-14"));
        return null;
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
