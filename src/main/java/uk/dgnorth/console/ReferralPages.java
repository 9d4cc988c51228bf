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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.referral.DomainAcceptance;
import uk.dgnorth.referral.QuestionBack;
import uk.dgnorth.referral.ReferralDesk;
import uk.dgnorth.referral.ReferralQueue;
import uk.dgnorth.referral.ReviewersDecision;
import uk.dgnorth.registration.DeclineReason;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Page;

/** One who waits for a decision, for the people who decide. */
@Path("/organiser/events/{event}/referrals")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.REVIEWER)
class ReferralPages {

    private static final int CONFLICT = 409;
    private static final Map<String, ReviewersDecision.Answer> OUTCOMES =
            Map.of("approve", ReviewersDecision.Answer.APPROVE, "decline", ReviewersDecision.Answer.DECLINE);
    private static final int UNUSABLE = 422;
    /** Why somebody is declined, by value. */
    static final Map<String, String> REASONS = reasons();

    private final OrganiserDesk desk;
    private final ReferralQueue queue;
    private final ReferralDesk decisions;
    private final FormRules rules;
    private final CurrentCaller caller;

    ReferralPages(
            OrganiserDesk desk, ReferralQueue queue, ReferralDesk decisions, FormRules rules, CurrentCaller caller) {
        this.desk = desk;
        this.queue = queue;
        this.decisions = decisions;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance referral(
                AtEvent event, OrganiserRegistrationView registration, Form form, Choice choice);

        static native TemplateInstance declineReferral(
                AtEvent event, OrganiserRegistrationView registration, Form form, Choice choice, long others);

        static native TemplateInstance referralDecided(AtEvent event, Status status);
    }

    /**
     * What a person can answer.
     *
     * @param own whether the reader has declined it before, so that somebody else has to decide
     * @param firstDecider whose decline it is an appeal against; null where no person has decided
     */
    record Choice(
            Map<String, String> reasons,
            boolean own,
            @Nullable String firstDecider) {

        public String reason(String value) {
            return reasons.getOrDefault(value, "");
        }
    }

    @GET
    @Path("/{reference}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String reference) {
        var registration = desk.showReferred(event, reference);
        return registration.status() == Status.REFERRED
                ? EnglishPage.of(
                        Templates.referral(AtEvent.find(event), registration, Form.empty(), choice(registration)))
                : decided(event, registration);
    }

    private Choice choice(OrganiserRegistrationView registration) {
        var decisions = registration.decisions();
        var newest = decisions.get(decisions.size() - 1);
        var byPerson = newest.rule() == null;
        return new Choice(
                REASONS, byPerson && newest.decidedBy().equals(caller.name()), byPerson ? newest.decidedBy() : null);
    }

    /** To decline is asked twice: it cannot be undone. */
    @POST
    @Path("/{reference}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@RestPath String event, @RestPath String reference, Form form) {
        var outcome = OUTCOMES.get(form.value("outcome"));
        if (outcome == null) {
            form.refuse("outcome", "Select approve or decline");
        }
        if (form.is("domain", "yes")) {
            rules.check(form, "organisation", DomainAcceptance.class, "organisation");
            rules.check(form, "evidence", DomainAcceptance.class, "evidence");
        }
        rules.check(form, "reason", ReviewersDecision.class, "reason");
        if (outcome == ReviewersDecision.Answer.DECLINE && form.isValid() && !form.is("sure", "yes")) {
            return askToDecline(event, reference, form);
        }
        if (outcome != null && form.isValid()) {
            try {
                decisions.decide(event, reference, decision(outcome, form), caller.name(), false);
                return Html.see("/organiser/events/" + event + "/referrals?done=" + form.value("outcome") + "d")
                        .build();
            } catch (InvalidRequest unusable) {
                // What the register does not take, such as a domain that anybody can have.
                unusable.errors().forEach(error -> form.refuse("domain", error.detail()));
            } catch (Problem refused) {
                return conflict(event, reference, form, "outcome", refused);
            }
        }
        return again(event, reference, form);
    }

    private Response askToDecline(String event, String reference, Form form) {
        var registration = desk.showReferred(event, reference);
        if (registration.status() != Status.REFERRED) {
            return decided(event, registration);
        }
        var domain = registration.decisions().get(0).emailDomain();
        var others = !form.is("domain", "yes")
                ? 0
                : queue.group(event, domain, null, Page.MAX_LIMIT).items().size() - 1;
        return EnglishPage.of(
                Templates.declineReferral(AtEvent.find(event), registration, form, choice(registration), others));
    }

    @POST
    @Path("/{reference}/question")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(@RestPath String event, @RestPath String reference, Form form) {
        rules.check(form, "question", QuestionBack.class, "question");
        if (form.isValid()) {
            try {
                decisions.ask(event, reference, form.value("question"), caller.name());
                return Html.see("/organiser/events/" + event + "/referrals?done=asked")
                        .build();
            } catch (Problem refused) {
                return conflict(event, reference, form, "question", refused);
            }
        }
        return again(event, reference, form);
    }

    private Response again(String event, String reference, Form form) {
        return page(event, reference, form, UNUSABLE);
    }

    /** What stands in the way is said at its field, where the registration still waits. */
    private Response conflict(String event, String reference, Form form, String field, Problem refused) {
        if (refused.status() != CONFLICT) {
            throw refused;
        }
        form.refuse(field, refused.detail());
        return page(event, reference, form, CONFLICT);
    }

    private Response page(String event, String reference, Form form, int status) {
        var registration = desk.showReferred(event, reference);
        return registration.status() == Status.REFERRED
                ? EnglishPage.refused(
                        status, Templates.referral(AtEvent.find(event), registration, form, choice(registration)))
                : decided(event, registration);
    }

    private static ReviewersDecision decision(ReviewersDecision.Answer outcome, Form form) {
        var isDecline = outcome == ReviewersDecision.Answer.DECLINE;
        var isForDomain = form.is("domain", "yes");
        return new ReviewersDecision(
                outcome,
                form.value("reason"),
                isForDomain ? ReviewersDecision.Scope.DOMAIN : ReviewersDecision.Scope.PERSON,
                isDecline ? BlockPages.because(form) : null,
                isForDomain ? form.value("organisation") : null,
                isForDomain ? form.value("evidence") : null,
                null,
                null);
    }

    private static Map<String, String> reasons() {
        var reasons = new LinkedHashMap<String, String>();
        reasons.put(DeclineReason.OTHER.name(), "What I write below says it all");
        reasons.put(DeclineReason.NOT_PUBLIC_SECTOR.name(), "Not a public sector body");
        reasons.put(DeclineReason.PRIVATE_COMPANY.name(), "A private company");
        reasons.put(DeclineReason.NOT_SHOWN.name(), "Nothing shows that they work there");
        reasons.put(DeclineReason.PERSONAL_ADDRESS.name(), "A personal address");
        reasons.put(DeclineReason.SHARED_MAILBOX.name(), "A mailbox that several people use");
        return reasons;
    }

    /** No more than that: who has nothing to decide sees nobody's answers. */
    private static Response decided(String event, OrganiserRegistrationView registration) {
        return EnglishPage.conflict(Templates.referralDecided(AtEvent.find(event), registration.status()));
    }
}
