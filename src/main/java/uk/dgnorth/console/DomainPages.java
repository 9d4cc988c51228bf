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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.publicbody.RegisterDesk;
import uk.dgnorth.referral.DecidedMeanwhile;
import uk.dgnorth.referral.DomainAcceptance;
import uk.dgnorth.referral.DomainDesk;
import uk.dgnorth.referral.Referral;
import uk.dgnorth.referral.ReferralQueue;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Lists;

/** Those from one domain who wait for a decision: its body added, and they accepted, in one step. */
@Path("/organiser/events/{event}/referrals/from/{domain}")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.REVIEWER)
class DomainPages {

    private static final int CONFLICT = 409;
    private static final int MONTHS = 12;
    private static final String TICK = "accept-";

    private final ReferralQueue queue;
    private final DomainDesk domains;
    private final RegisterDesk register;
    private final FormRules rules;
    private final CurrentCaller caller;
    private final Clock clock;

    DomainPages(
            ReferralQueue queue,
            DomainDesk domains,
            RegisterDesk register,
            FormRules rules,
            CurrentCaller caller,
            Clock clock) {
        this.queue = queue;
        this.domains = domains;
        this.register = register;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance referralsFrom(AtEvent event, Group group, Form form);

        static native TemplateInstance decidedMeanwhile(
                AtEvent event, String domain, List<DecidedMeanwhile.Other> others);
    }

    /**
     * The referrals of a domain as one person may decide about them.
     *
     * @param refusal why the domain cannot be added; null where it can
     * @param warning what is worth a second look before it is added
     * @param until how long the entry would hold
     */
    record Group(
            String domain,
            List<Line> lines,
            @Nullable String more,
            @Nullable String refusal,
            @Nullable String warning,
            String until,
            boolean forAllEvents) {

        /** Those that the reader may accept. */
        public List<Line> open() {
            return lines.stream().filter(line -> !line.own()).toList();
        }

        /** Their references, so that those who are not ticked can be told from those who came later. */
        public String shown() {
            return String.join(
                    ",",
                    open().stream().map(line -> line.referral().reference()).toList());
        }
    }

    /**
     * One referral.
     *
     * @param own whether the reader has declined it before, so that somebody else has to decide
     * @param special whether the rules would leave it to a person even then
     */
    record Line(Referral referral, boolean own, boolean special) {

        public String field() {
            return TICK + referral.reference();
        }
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestPath String event, @RestPath String domain, @RestQuery @Nullable String after) {
        var at = AtEvent.find(event);
        var group = group(event, domain, after);
        if (group.lines().isEmpty()) {
            return Html.see(at.path() + "/referrals").build();
        }
        return EnglishPage.of(Templates.referralsFrom(at, group, allTicked(group)));
    }

    private Group group(String event, String domain, @Nullable String after) {
        var page = queue.group(event, domain, Lists.after(after), Lists.PAGE);
        var special = domains.leftByTheRules(event, domain, page.items());
        var lines = page.items().stream()
                .map(referral -> new Line(
                        referral, caller.name().equals(referral.declinedBy()), special.contains(referral.reference())))
                .toList();
        var here = Here.at(clock);
        return new Group(
                domain,
                lines,
                Lists.more(page, ""),
                lines.isEmpty()
                        ? null
                        : register.refusal(domain, Event.demand(event).id()).orElse(null),
                lines.isEmpty()
                        ? null
                        : register.warning(domain, Event.demand(event).id()).orElse(null),
                here.day(here.today().plusMonths(MONTHS)),
                caller.has(Role.ORGANISER_OF_ALL));
    }

    /**
     * Nothing is filled in of what the register will say of the body: applicants read it as ours, so a reviewer has to
     * have looked, and not only left standing what one applicant claims.
     */
    private static Form allTicked(Group group) {
        var values = new HashMap<String, String>();
        group.open().forEach(line -> values.put(line.field(), "yes"));
        values.put("scope", "event");
        return Form.of(values);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response accept(@RestPath String event, @RestPath String domain, Form form) {
        var at = AtEvent.find(event);
        var acceptance = read(form);
        var status = 422;
        if (form.isValid()) {
            try {
                domains.accept(event, domain, acceptance, caller.name(), caller.has(Role.ORGANISER_OF_ALL));
                return Html.see(at.path() + "/referrals?done=accepted").build();
            } catch (DecidedMeanwhile late) {
                return EnglishPage.conflict(Templates.decidedMeanwhile(at, domain, late.others()));
            } catch (InvalidRequest unusable) {
                unusable.errors().forEach(error -> form.refuse("organisation", error.detail()));
            } catch (Problem refused) {
                if (refused.status() != CONFLICT) {
                    throw refused;
                }
                status = CONFLICT;
                form.refuse("organisation", refused.detail());
            }
        }
        var group = group(event, domain, null);
        return group.lines().isEmpty()
                ? EnglishPage.conflict(Templates.decidedMeanwhile(at, domain, List.of()))
                : EnglishPage.refused(status, Templates.referralsFrom(at, group, form));
    }

    private DomainAcceptance read(Form form) {
        var shown = Stream.of(form.value("shown").split(",", -1))
                .filter(reference -> !reference.isEmpty())
                .distinct()
                .limit(Lists.PAGE)
                .toList();
        var accepted = shown.stream()
                .filter(reference -> form.is(TICK + reference, "yes"))
                .toList();
        var left = shown.stream()
                .filter(reference -> !accepted.contains(reference))
                .toList();
        if (accepted.isEmpty()) {
            form.refuse("accept", "Select at least one person");
        }
        for (var field : List.of("organisation", "evidence", "reason")) {
            rules.check(form, field, DomainAcceptance.class, field);
        }
        return new DomainAcceptance(
                form.value("organisation"),
                form.value("evidence"),
                form.value("reason"),
                form.is("scope", "all"),
                accepted,
                left);
    }
}
