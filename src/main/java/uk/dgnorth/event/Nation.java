package uk.dgnorth.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The nation whose bank holidays an event keeps. */
public enum Nation {
    ENGLAND("england-and-wales"),
    WALES("england-and-wales"),
    SCOTLAND("scotland"),
    NORTHERN_IRELAND("northern-ireland");

    private final String division;

    Nation(String division) {
        this.division = division;
    }

    /** As GOV.UK's list of bank holidays calls it. */
    String division() {
        return division;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
