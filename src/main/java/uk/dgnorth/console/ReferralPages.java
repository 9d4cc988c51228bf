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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.referral.QuestionBack;
import uk.dgnorth.referral.Referral;
import uk.dgnorth.referral.ReferralDesk;
import uk.dgnorth.referral.ReferralGroup;
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

/** Those who wait for a decision, for the people who decide. */
@Path("/organiser/events/{event}/referrals")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.REVIEWER)
class ReferralPages {

    private static final int CONFLICT = 409;
    private static final Map<String, ReviewersDecision.Answer> OUTCOMES =
            Map.of("approve", ReviewersDecision.Answer.APPROVE, "decline", ReviewersDecision.Answer.DECLINE);
    private static final Map<String, String> REASONS = reasons();

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

        static native TemplateInstance referrals(
                AtEvent event, List<ReferralGroup> groups, @Nullable String more, @Nullable String said);

        static native TemplateInstance referralsFrom(
                AtEvent event, String domain, List<Referral> referrals, @Nullable String more);

        static native TemplateInstance referral(
                AtEvent event, OrganiserRegistrationView registration, Form form, Map<String, String> reasons);

        static native TemplateInstance referralDecided(AtEvent event, Status status);
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestQuery @Nullable String after, @RestQuery @Nullable String done) {
        var said = switch (Objects.requireNonNullElse(done, "")) {
            case "approved" -> "The referral is approved. A letter is on its way.";
            case "declined" -> "The referral is declined. A letter is on its way.";
            case "asked" -> "The question is on its way.";
            default -> null;
        };
        var page = queue.groups(event, Lists.after(after), Lists.PAGE);
        return EnglishPage.of(Templates.referrals(AtEvent.find(event), page.items(), Lists.more(page, ""), said));
    }

    @GET
    @Path("/from/{domain}")
    @Operation(hidden = true)
    public Response listFrom(@RestPath String event, @RestPath String domain, @RestQuery @Nullable String after) {
        var page = queue.group(event, domain, Lists.after(after), Lists.PAGE);
        return page.items().isEmpty()
                ? Html.see("/organiser/events/" + event + "/referrals").build()
                : EnglishPage.of(
                        Templates.referralsFrom(AtEvent.find(event), domain, page.items(), Lists.more(page, "")));
    }

    @GET
    @Path("/{reference}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String reference) {
        var registration = desk.show(event, reference);
        return registration.status() == Status.REFERRED
                ? EnglishPage.of(Templates.referral(AtEvent.find(event), registration, Form.empty(), REASONS))
                : decided(event, registration);
    }

    @POST
    @Path("/{reference}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@RestPath String event, @RestPath String reference, Form form) {
        var outcome = OUTCOMES.get(form.value("outcome"));
        if (outcome == null) {
            form.refuse("outcome", "Select approve or decline");
        }
        rules.check(form, "organisation", ReviewersDecision.class, "organisation");
        rules.check(form, "reason", ReviewersDecision.class, "reason");
        if (outcome != null && form.isValid()) {
            try {
                decisions.decide(event, reference, decision(outcome, form), caller.name(), false);
                return Html.see("/organiser/events/" + event + "/referrals?done=" + form.value("outcome") + "d")
                        .build();
            } catch (InvalidRequest unusable) {
                // What the register does not take, such as a domain that anybody can have.
                unusable.errors().forEach(error -> form.refuse("domain", error.detail()));
            } catch (Problem refused) {
                refuseUnlessOther(form, "outcome", refused);
            }
        }
        return again(event, reference, form);
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
                refuseUnlessOther(form, "question", refused);
            }
        }
        return again(event, reference, form);
    }

    private Response again(String event, String reference, Form form) {
        var registration = desk.show(event, reference);
        return registration.status() == Status.REFERRED
                ? EnglishPage.invalid(Templates.referral(AtEvent.find(event), registration, form, REASONS))
                : decided(event, registration);
    }

    private static void refuseUnlessOther(Form form, String field, Problem refused) {
        if (refused.status() != CONFLICT) {
            throw refused;
        }
        form.refuse(field, refused.detail());
    }

    private static ReviewersDecision decision(ReviewersDecision.Answer outcome, Form form) {
        var isDecline = outcome == ReviewersDecision.Answer.DECLINE;
        var organisation = form.value("organisation").strip();
        return new ReviewersDecision(
                outcome,
                form.value("reason"),
                form.value("domain").isEmpty() ? ReviewersDecision.Scope.PERSON : ReviewersDecision.Scope.DOMAIN,
                isDecline && REASONS.containsKey(form.value("because"))
                        ? DeclineReason.valueOf(form.value("because"))
                        : null,
                organisation.isEmpty() ? null : organisation,
                null,
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
