package uk.dgnorth.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.Status;

/** Which registrations of an event are wanted; what is left out does not narrow them. */
public record RegistrationFilter(
        Set<Status> statuses,
        @Nullable String search,
        @Nullable String organisation,
        @Nullable String placeType,
        @Nullable String session,
        @Nullable Boolean checkedIn,
        @Nullable PersonSearch person) {

    public static RegistrationFilter forPerson(PersonSearch person) {
        return new RegistrationFilter(Set.of(), null, null, null, null, null, person);
    }

    /** The same filter, with this status unless it names others. */
    RegistrationFilter orElse(Status status) {
        return statuses.isEmpty()
                ? new RegistrationFilter(Set.of(status), search, organisation, placeType, session, checkedIn, person)
                : this;
    }

    /** The same filter, for those who hold a place in this session. */
    RegistrationFilter in(String slug) {
        return new RegistrationFilter(statuses, search, organisation, placeType, slug, checkedIn, person);
    }

    /** What the audit trail keeps: free text is only said to be there, since people may type names into it. */
    Map<String, Object> withoutFreeText() {
        var kept = new LinkedHashMap<String, Object>();
        if (!statuses.isEmpty()) {
            kept.put("status", statuses.stream().sorted().map(Status::word).toList());
        }
        if (placeType != null) {
            kept.put("placeType", placeType);
        }
        if (session != null) {
            kept.put("session", session);
        }
        if (checkedIn != null) {
            kept.put("checkedIn", checkedIn);
        }
        var freeText = new ArrayList<String>();
        if (search != null) {
            freeText.add("q");
        }
        if (organisation != null) {
            freeText.add("organisation");
        }
        if (!freeText.isEmpty()) {
            kept.put("freeText", freeText);
        }
        return kept;
    }
}
