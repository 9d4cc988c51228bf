package uk.dgnorth.organiser;

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
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.proposal.CallDesk;
import uk.dgnorth.proposal.Decision;
import uk.dgnorth.proposal.DecisionDesk;
import uk.dgnorth.proposal.Ids;
import uk.dgnorth.proposal.LetterDesk;
import uk.dgnorth.proposal.Mark;
import uk.dgnorth.proposal.Outcome;
import uk.dgnorth.proposal.ProposalView;
import uk.dgnorth.proposal.Standing;
import uk.dgnorth.proposal.State;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** What was proposed, what reviewers made of it, and what organisers decide. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class ProposalPages {

    private static final int PROPOSALS_AT_MOST = 50;
    private static final int CONFLICT = 409;

    private final CallDesk calls;
    private final DecisionDesk decisions;
    private final LetterDesk letters;
    private final FormRules rules;
    private final CurrentCaller caller;

    ProposalPages(CallDesk calls, DecisionDesk decisions, LetterDesk letters, FormRules rules, CurrentCaller caller) {
        this.calls = calls;
        this.decisions = decisions;
        this.letters = letters;
        this.rules = rules;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance proposals(Event event, Listing listing, Form form, @Nullable String said);

        static native TemplateInstance proposal(Event event, One one, Form form, @Nullable String said);
    }

    /** The proposals that somebody wants to see, and how they are looked for. */
    record Listing(
            List<Line> lines,
            String deadline,
            boolean isOver,
            Map<String, String> shows,
            Map<String, String> orders,
            @Nullable String next) {}

    /** One proposal of the list. */
    record Line(long id, String title, String by, String reviews, String standing) {}

    /** One proposal, and where it stands. */
    record One(
            ProposalView proposal,
            String standing,
            String reviews,
            boolean canDecide,
            String whyNot,
            Map<String, String> outcomes,
            List<LetterPages.Line> letters) {}

    @GET
    @Path("/events/{event}/proposals")
    @Operation(hidden = true)
    public Response list(
            @RestPath String event,
            @RestQuery @Nullable String show,
            @RestQuery @Nullable String order,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String done) {
        var found = Event.demand(event);
        var call = calls.find(event);
        if (call.isEmpty()) {
            return Html.see("/organiser/events/" + event + "/call").build();
        }
        var wanted = Objects.requireNonNullElse(show, "");
        var page = decisions.list(
                event, state(wanted), standing(wanted), "mean".equals(order), Mark.parse(after), PROPOSALS_AT_MOST);
        var lines = page.items().stream()
                .map(proposal ->
                        new Line(proposal.id(), proposal.title(), by(proposal), reviews(proposal), standing(proposal)))
                .toList();
        var form = Form.of(Map.of("show", wanted, "order", Objects.requireNonNullElse(order, "")));
        var listing = new Listing(
                lines,
                times(found).deadline(call.get().body().deadline()),
                calls.isOver(call.get().body()),
                shows(),
                orders(),
                page.next());
        var said = "call".equals(done) ? "We have saved the call for proposals." : null;
        return EnglishPage.of(Templates.proposals(found, listing, form, said));
    }

    private static @Nullable State state(String show) {
        if (show.isEmpty()) {
            return null;
        }
        return show.equals("withdrawn") ? State.WITHDRAWN : State.SUBMITTED;
    }

    private static @Nullable Standing standing(String show) {
        return switch (show) {
            case "open" -> Standing.OPEN;
            case "accept" -> Standing.ACCEPT;
            case "decline" -> Standing.DECLINE;
            case "hold" -> Standing.HOLD;
            default -> null;
        };
    }

    private static Map<String, String> shows() {
        var shows = new LinkedHashMap<String, String>();
        shows.put("", "All proposals");
        shows.put("open", "Not decided yet");
        shows.put("accept", "Accepted");
        shows.put("decline", "Declined");
        shows.put("hold", "On hold");
        shows.put("withdrawn", "Withdrawn");
        return shows;
    }

    private static Map<String, String> orders() {
        var orders = new LinkedHashMap<String, String>();
        orders.put("", "Oldest first");
        orders.put("mean", "Highest mean score first");
        return orders;
    }

    private static String by(ProposalView proposal) {
        return proposal.organisation().isEmpty() ? proposal.name() : proposal.name() + ", " + proposal.organisation();
    }

    private static String reviews(ProposalView proposal) {
        var conflicts = proposal.conflicts() == 0 ? "" : ", conflicts of interest: " + proposal.conflicts();
        return (proposal.mean() == null
                        ? "No scores yet"
                        : "Mean score " + proposal.mean().toPlainString() + ", scores: " + proposal.scores())
                + conflicts;
    }

    private static String standing(ProposalView proposal) {
        if (proposal.state() == State.WITHDRAWN) {
            return "Withdrawn";
        }
        return proposal.outcome() == null ? "Not decided yet" : inWords(proposal.outcome());
    }

    static String inWords(Outcome outcome) {
        return switch (outcome) {
            case ACCEPT -> "Accepted";
            case DECLINE -> "Declined";
            case HOLD -> "On hold";
        };
    }

    @GET
    @Path("/events/{event}/proposals/{id}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String id, @RestQuery @Nullable String done) {
        var found = Event.demand(event);
        var proposal = decisions.show(event, Ids.parse(id));
        var form = Form.of(Map.of(
                "outcome",
                proposal.outcome() == null ? "" : proposal.outcome().name(),
                "reason",
                Objects.requireNonNullElse(proposal.reason(), ""),
                "version",
                String.valueOf(proposal.version())));
        var said = "decided".equals(done)
                ? "We have saved your decision. Nobody is told until you have read the letter and sent it."
                : null;
        return EnglishPage.of(page(found, proposal, form, said));
    }

    private TemplateInstance page(Event event, ProposalView proposal, Form form, @Nullable String said) {
        var call = calls.show(event.slug()).body();
        var isWithdrawn = proposal.state() == State.WITHDRAWN;
        var whyNot = isWithdrawn
                ? "It is withdrawn, so there is nothing to decide."
                : "You can decide after the deadline, " + times(event).deadline(call.deadline()) + ".";
        return Templates.proposal(
                event,
                new One(
                        proposal,
                        standing(proposal),
                        reviews(proposal),
                        !isWithdrawn && calls.isOver(call),
                        whyNot,
                        outcomes(),
                        letters.about(event.slug(), proposal.id()).stream()
                                .map(letter -> LetterPages.Line.of(letter, times(event)))
                                .toList()),
                form,
                said);
    }

    private static Map<String, String> outcomes() {
        var outcomes = new LinkedHashMap<String, String>();
        outcomes.put("ACCEPT", "Accept: the speaker and the session go to the draft programme");
        outcomes.put("DECLINE", "Decline");
        outcomes.put("HOLD", "Hold: decide later");
        return outcomes;
    }

    @POST
    @Path("/events/{event}/proposals/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@RestPath String event, @RestPath String id, Form form) {
        var found = Event.demand(event);
        var proposal = decisions.show(event, Ids.parse(id));
        rules.check(form, "reason", Decision.class, "reason");
        if (!outcomes().containsKey(form.value("outcome"))) {
            form.refuse("outcome", "Choose accept, decline or hold");
        }
        if (!form.isValid()) {
            return EnglishPage.invalid(page(found, proposal, form, null));
        }
        try {
            decisions.decide(
                    event,
                    Ids.parse(id),
                    IfMatch.version(form.value("version")),
                    new Decision(Outcome.valueOf(form.value("outcome")), form.value("reason")),
                    caller.name());
        } catch (ChangedMeanwhile late) {
            return decidedMeanwhile(found, decisions.show(event, Ids.parse(id)), form);
        } catch (Problem refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
            var now = decisions.show(event, Ids.parse(id));
            return EnglishPage.conflict(page(found, now, form.refuse("decision", refused.detail()), null));
        }
        return Html.see("/organiser/events/" + event + "/proposals/" + proposal.id() + "?done=decided")
                .build();
    }

    /** What was typed is kept, and goes in the place of the other's decision if it is sent again. */
    private Response decidedMeanwhile(Event event, ProposalView now, Form typed) {
        var form = Form.of(Map.of(
                "outcome", typed.value("outcome"),
                "reason", typed.value("reason"),
                "version", String.valueOf(now.version())));
        form.refuse(
                "decision",
                "Somebody else has decided since you opened the page: " + standing(now)
                        + ". Nothing of yours was saved.");
        return EnglishPage.conflict(page(event, now, form, null));
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
