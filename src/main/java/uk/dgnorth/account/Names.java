package uk.dgnorth.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import uk.dgnorth.access.CurrentCaller;

/** The people behind the names of the audit trail, for the pages of organisers: {@code {inject:names.of(actor)}}. */
@RequestScoped
@Named("names")
public class Names {

    private static final String ACCOUNT = CurrentCaller.accountName(0).replace("0", "");

    /** A page names the same few people again and again. */
    private final Map<String, String> known = new HashMap<>();

    Names() {}

    /** Whatever is no account stays as it is. */
    @Transactional
    public String of(String actor) {
        return known.computeIfAbsent(actor, Names::find);
    }

    private static String find(String actor) {
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
