package uk.dgnorth.colleague;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why there is no place for somebody. Only the first three are kept: the others are about one line of one request. */
public enum Refusal {
    INELIGIBLE,
    NEEDS_A_PERSON,
    ALREADY_REGISTERED,
    /** A person has looked and said no. */
    DECLINED,
    NAME_UNREADABLE,
    ADDRESS_UNREADABLE,
    ONESELF,
    TWICE,
    TOO_MANY,
    TOO_OFTEN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String in(ColleagueMessages say) {
        return switch (this) {
            case INELIGIBLE -> say.ineligible();
            case NEEDS_A_PERSON -> say.needsAPerson();
            case ALREADY_REGISTERED -> say.alreadyRegistered();
            case DECLINED -> say.declined();
            case NAME_UNREADABLE -> say.nameUnreadable();
            case ADDRESS_UNREADABLE -> say.addressUnreadable();
            case ONESELF -> say.oneself();
            case TWICE -> say.twice();
            case TOO_MANY -> say.tooMany();
            case TOO_OFTEN -> say.tooOften();
        };
    }
}
