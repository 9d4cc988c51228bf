package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.referral.DomainAcceptance;
import uk.dgnorth.referral.Referral;
import uk.dgnorth.referral.ReferralDesk;
import uk.dgnorth.referral.ReferralQueue;
import uk.dgnorth.referral.ReviewersDecision;
import uk.dgnorth.registration.DeclineReason;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Page;

/** A domain from which nobody gets a place: it says what blocking it will do, and asks why. */
@Path("/organiser/events/{event}/referrals/from/{domain}/block")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.REVIEWER)
class BlockPages {

    private static final int CONFLICT = 409;
    private static final int MOST = Page.MAX_LIMIT;

    private final ReferralQueue queue;
    private final ReferralDesk decisions;
    private final FormRules rules;
    private final CurrentCaller caller;

    BlockPages(ReferralQueue queue, ReferralDesk decisions, FormRules rules, CurrentCaller caller) {
        this.queue = queue;
        this.decisions = decisions;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance blockDomain(AtEvent event, Block block, Form form);

        static native TemplateInstance blockNotPossible(AtEvent event, String domain);
    }

    /**
     * What it would do.
     *
     * @param declined references of those who would be declined
     * @param appeals of those that a person has declined before: they stay for somebody else
     */
    record Block(
            String domain,
            List<String> declined,
            long appeals,
            boolean more,
            Map<String, String> kinds,
            Map<String, String> reasons,
            boolean forAllEvents) {}

    private Block block(String domain, Page<Referral> page) {
        var declined = page.items().stream()
                .filter(referral -> referral.declinedBy() == null)
                .map(Referral::reference)
                .toList();
        return new Block(
                domain,
                declined,
                page.items().size() - declined.size(),
                page.next() != null,
                kinds(),
                ReferralPages.REASONS,
                caller.has(Role.ORGANISER_OF_ALL));
    }

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("supplier", "A private company");
        kinds.put("personal", "A personal or disposable email service");
        return kinds;
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@RestPath String event, @RestPath String domain) {
        var at = AtEvent.find(event);
        var block = block(domain, queue.group(event, domain, null, MOST));
        return block.declined().isEmpty()
                ? EnglishPage.conflict(Templates.blockNotPossible(at, domain))
                : EnglishPage.of(Templates.blockDomain(at, block, Form.of(Map.of("scope", "event"))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response block(@RestPath String event, @RestPath String domain, Form form) {
        var at = AtEvent.find(event);
        var block = block(domain, queue.group(event, domain, null, MOST));
        if (block.declined().isEmpty()) {
            return EnglishPage.conflict(Templates.blockNotPossible(at, domain));
        }
        if (!block.kinds().containsKey(form.value("listAs"))) {
            form.refuse("listAs", "Select what it is");
        }
        rules.check(form, "organisation", DomainAcceptance.class, "organisation");
        rules.check(form, "evidence", DomainAcceptance.class, "evidence");
        rules.check(form, "reason", ReviewersDecision.class, "reason");
        if (form.isValid()) {
            try {
                decisions.decide(
                        event,
                        block.declined().get(0),
                        decision(form),
                        caller.name(),
                        caller.has(Role.ORGANISER_OF_ALL));
                return Html.see(at.path() + "/referrals?done=blocked").build();
            } catch (InvalidRequest unusable) {
                unusable.errors().forEach(error -> form.refuse("listAs", error.detail()));
            } catch (Problem refused) {
                if (refused.status() != CONFLICT) {
                    throw refused;
                }
                return EnglishPage.conflict(Templates.blockNotPossible(at, domain));
            }
        }
        return EnglishPage.invalid(Templates.blockDomain(at, block, form));
    }

    private static ReviewersDecision decision(Form form) {
        return new ReviewersDecision(
                ReviewersDecision.Answer.DECLINE,
                form.value("reason"),
                ReviewersDecision.Scope.DOMAIN,
                because(form),
                form.value("organisation"),
                form.value("evidence"),
                form.is("scope", "all"),
                form.is("listAs", "personal") ? ReviewersDecision.ListAs.PERSONAL : ReviewersDecision.ListAs.SUPPLIER);
    }

    /** @return null where what is written says it all */
    static @Nullable DeclineReason because(Form form) {
        return ReferralPages.REASONS.containsKey(form.value("because"))
                ? DeclineReason.valueOf(form.value("because"))
                : null;
    }
}
