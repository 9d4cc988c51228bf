package uk.dgnorth.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import uk.dgnorth.access.Grant;

/** All that an account is to be able to do from now on. */
record GivenRoles(
        @NotEmpty(message = "Give at least one role, or close the account")
        @Size(max = GivenRoles.MOST, message = "Give at most 100 roles")
        List<@NotNull(message = "Give a role") @Valid WantedRole> roles) {

    static final int MOST = 100;

    List<Grant> grants() {
        return grants(roles);
    }

    static List<Grant> grants(List<WantedRole> roles) {
        return roles.stream().map(WantedRole::grant).distinct().toList();
    }
}
