package uk.dgnorth.colleague;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.application.AlreadyRegistered;
import uk.dgnorth.application.Ineligible;
import uk.dgnorth.application.LastPlaceGone;
import uk.dgnorth.application.ReferralDetailsNeeded;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.limits.TooManyRequests;

/** Takes what one person asks for up to 20 colleagues. Each line has its own answer, whatever becomes of the others. */
@ApplicationScoped
class TeamDesk {

    static final int MOST = 20;

    /** With those who were refused or let their place go. */
    static final int MOST_REMEMBERED = 100;

    private final TeamBook book;
    private final Validator validator;

    TeamDesk(TeamBook book, Validator validator) {
        this.book = book;
        this.validator = validator;
    }

    TeamView show(long askedBy, ColleagueMessages say) {
        return view(askedBy, null, say);
    }

    /** Sent again with its Idempotency-Key, a request has the same outcomes and counts for nothing. */
    TeamView ask(long askedBy, List<Line> lines, String clientNetwork, ColleagueMessages say) {
        var answers = book.recall(lines).orElseGet(() -> book.keep(lines, askAnew(askedBy, lines, clientNetwork)));
        return view(askedBy, outcomes(lines, answers, say), say);
    }

    private LineAnswers askAnew(long askedBy, List<Line> lines, String clientNetwork) {
        var ownAddress = book.demandAllowed(askedBy);
        var answers = new ArrayList<Answer>();
        var seen = new HashSet<String>();
        for (var line : lines) {
            answers.add(ask(askedBy, ownAddress, line, seen, clientNetwork));
        }
        return new LineAnswers(answers);
    }

    private static List<TeamView.Outcome> outcomes(List<Line> lines, LineAnswers answers, ColleagueMessages say) {
        var outcomes = new ArrayList<TeamView.Outcome>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var answer = answers.answers().get(i);
            var why = answer.why();
            outcomes.add(new TeamView.Outcome(
                    i + 1, line.name(), line.address(), answer.state(), why, why == null ? null : why.in(say)));
        }
        return outcomes;
    }

    private Answer ask(long askedBy, String ownAddress, Line line, Set<String> seen, String clientNetwork) {
        if (!validator.validateValue(Colleague.class, "fullName", line.name()).isEmpty()) {
            return Answer.refused(Refusal.NAME_UNREADABLE);
        }
        var address = EmailAddress.parse(line.address());
        if (address.isEmpty()) {
            return Answer.refused(Refusal.ADDRESS_UNREADABLE);
        }
        if (address.get().normalised().equals(ownAddress)) {
            return Answer.refused(Refusal.ONESELF);
        }
        if (!seen.add(address.get().normalised())) {
            return Answer.refused(Refusal.TWICE);
        }
        return ask(askedBy, line.name(), address.get(), clientNetwork);
    }

    private Answer ask(long askedBy, String fullName, EmailAddress address, String clientNetwork) {
        try {
            return askFor(askedBy, fullName, address, clientNetwork);
        } catch (Ineligible refused) {
            return kept(askedBy, fullName, address, Refusal.INELIGIBLE);
        } catch (ReferralDetailsNeeded refused) {
            return kept(askedBy, fullName, address, Refusal.NEEDS_A_PERSON);
        } catch (AlreadyRegistered refused) {
            return kept(askedBy, fullName, address, Refusal.ALREADY_REGISTERED);
        } catch (TooManyRequests later) {
            return Answer.refused(Refusal.TOO_OFTEN);
        }
    }

    private Answer askFor(long askedBy, String fullName, EmailAddress address, String clientNetwork) {
        try {
            return book.ask(askedBy, fullName, address, clientNetwork, true);
        } catch (LastPlaceGone gone) {
            return book.ask(askedBy, fullName, address, clientNetwork, false);
        }
    }

    private Answer kept(long askedBy, String fullName, EmailAddress address, Refusal why) {
        book.refuse(askedBy, fullName, address, why);
        return Answer.refused(why);
    }

    private TeamView view(long askedBy, @Nullable List<TeamView.Outcome> outcomes, ColleagueMessages say) {
        return new TeamView(
                outcomes,
                book.team(askedBy).stream()
                        .map(member -> {
                            var why = member.refusal();
                            return new TeamView.Member(
                                    member.fullName(),
                                    member.email(),
                                    member.state(),
                                    member.answerBy(),
                                    why,
                                    why == null ? null : why.in(say));
                        })
                        .toList());
    }
}
