package uk.dgnorth.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.access.Grant;

/** An account as those who keep accounts see it. */
@Schema(name = "Account")
record AccountView(long id, String name, String email, boolean accepted, boolean closed, List<Grant> roles) {

    /** {@code in-use}, {@code invited} or {@code closed}. */
    String state() {
        return closed ? "closed" : accepted ? "in-use" : "invited";
    }

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.name(),
                account.email(),
                account.isAccepted(),
                account.isClosed(),
                account.grants());
    }
}
