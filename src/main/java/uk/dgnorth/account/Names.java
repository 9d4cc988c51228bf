package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import uk.dgnorth.access.CurrentCaller;

/** The people behind the names of the audit trail, for the pages of organisers: {@code {inject:names.of(actor)}}. */
@ApplicationScoped
@Named("names")
public class Names {

    private static final String ACCOUNT = CurrentCaller.accountName(0).replace("0", "");

    Names() {}

    /** Whatever is no account stays as it is. */
    @Transactional
    public String of(String actor) {
        if (actor.equals(CurrentCaller.SHARED_ORGANISER)) {
            return "somebody with the organiser token";
        }
        var id = actor.startsWith(ACCOUNT) ? actor.substring(ACCOUNT.length()) : "";
        return id.matches("\\d{1,18}")
                ? Account.<Account>findByIdOptional(Long.valueOf(id))
                        .map(Account::name)
                        .orElse(actor)
                : actor;
    }
}
