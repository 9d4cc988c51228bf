package uk.dgnorth.registration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a person says no, from a list: the letter says it in the applicant's language. */
public enum DeclineReason {
    @JsonProperty("not-public-sector")
    NOT_PUBLIC_SECTOR,
    @JsonProperty("private-company")
    PRIVATE_COMPANY,
    @JsonProperty("not-shown")
    NOT_SHOWN,
    @JsonProperty("personal-address")
    PERSONAL_ADDRESS,
    @JsonProperty("shared-mailbox")
    SHARED_MAILBOX,
    /** What the person has written says it all. */
    @JsonProperty("other")
    OTHER;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
