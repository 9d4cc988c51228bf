package uk.dgnorth.publicbody;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.EligibilityRules;

/** The public bodies and other domains that the service knows, as the rules that they make. */
@ApplicationScoped
public class PublicBodies {

    private final KeptLists kept;
    private final EligibilityRules inForce;

    PublicBodies(KeptLists kept) {
        this.kept = kept;
        this.inForce = new EligibilityRules(BuiltInLists.read());
    }

    /** Before the first request, so that no decision names a version that is not kept. */
    void keepTheListsInForce(@Observes StartupEvent start) {
        kept.keep(inForce.lists());
    }

    public EligibilityRules rulesInForce() {
        return inForce;
    }

    /** The rules over the lists of an earlier day, to replay a decision that names their version. */
    public EligibilityRules rulesOf(String listVersion) {
        if (listVersion.equals(inForce.lists().version())) {
            return inForce;
        }
        EligibilityLists lists = kept.find(listVersion)
                .orElseThrow(() -> new IllegalStateException("no lists are kept of version " + listVersion));
        if (!lists.version().equals(listVersion)) {
            throw new IllegalStateException(
                    "the lists of version " + listVersion + " were changed after they were kept");
        }
        return new EligibilityRules(lists);
    }
}
