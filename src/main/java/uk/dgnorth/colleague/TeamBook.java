package uk.dgnorth.colleague;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.application.ApplicationDesk;
import uk.dgnorth.application.Invitations;
import uk.dgnorth.application.Invitations.Invitee;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.WorkingTime;
import uk.dgnorth.registration.Inviter;
import uk.dgnorth.registration.Registration;

/** Writes teams down: one transaction for each colleague, under the lock of whoever asks, so that 20 stay 20. */
@ApplicationScoped
class TeamBook {

    private final Invitations invitations;
    private final ApplicationDesk applications;
    private final WorkingTime workingTime;
    private final Audit audit;
    private final ColleagueConfig config;
    private final Clock clock;

    TeamBook(
            Invitations invitations,
            ApplicationDesk applications,
            WorkingTime workingTime,
            Audit audit,
            ColleagueConfig config,
            Clock clock) {
        this.invitations = invitations;
        this.applications = applications;
        this.workingTime = workingTime;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    List<TeamMember> team(long askedBy) {
        return TeamMember.findTeam(askedBy);
    }

    /** Refused where whoever asks cannot, or registration is not open. */
    @Transactional
    String demandAllowed(long askedBy) {
        var inviter = Registration.lock(askedBy);
        inviter.demandForAttendee("ask-for-team", clock.instant());
        applications.findOpen(inviter.event().slug());
        return inviter.normalisedEmail();
    }

    /**
     * Asks for one colleague. Asked for again, they are as they were, and nothing is sent.
     *
     * @param keepPlace whether a place is kept where one seems free
     * @return refused if there are 20 already
     */
    @Transactional
    Answer ask(long askedBy, String fullName, EmailAddress address, String clientNetwork, boolean keepPlace) {
        var inviter = Registration.lock(askedBy);
        var known = TeamMember.find(askedBy, address);
        if (known.isPresent() && known.get().isLive()) {
            return new Answer(known.get().state(), null);
        }
        if (TeamMember.findTeam(askedBy).stream().filter(TeamMember::isLive).count() >= TeamDesk.MOST) {
            return Answer.refused(Refusal.TOO_MANY);
        }
        forget(known.orElse(null));
        var now = clock.instant();
        var event = inviter.event();
        var until = workingTime.deadline(event, now, config.answerWithin());
        var registration = invitations.invite(
                event,
                inviter.placeType(),
                new Invitee(fullName, address, inviter.language(), null),
                new Inviter(
                        Objects.requireNonNull(inviter.answers(), "an attendee has a name")
                                .fullName(),
                        false),
                clientNetwork,
                until,
                keepPlace ? until : null);
        var member = new TeamMember(askedBy, fullName, address, now);
        member.asked(registration, until);
        member.persist();
        audit.add(AuditEntry.of("attendee", "asked for by a colleague", event.slug(), registration.reference()));
        return Answer.ASKED;
    }

    /** Keeps why there is no place for somebody, for whoever asked to read. */
    @Transactional
    void refuse(long askedBy, String fullName, EmailAddress address, Refusal why) {
        Registration.lock(askedBy);
        forget(TeamMember.find(askedBy, address).orElse(null));
        if (TeamMember.count("askedBy", askedBy) < TeamDesk.MOST_REMEMBERED) {
            var member = new TeamMember(askedBy, fullName, address, clock.instant());
            member.refused(why);
            member.persist();
        }
    }

    private static void forget(@Nullable TeamMember known) {
        if (known != null) {
            known.delete();
            TeamMember.flush();
        }
    }
}
