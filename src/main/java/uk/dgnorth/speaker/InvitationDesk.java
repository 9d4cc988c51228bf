package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.access.SpeakerTokens;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;

/** Invites speakers, and takes their acceptance. */
@ApplicationScoped
public class InvitationDesk {

    private final DraftDesk drafts;
    private final Mandates mandates;
    private final SpeakerEmails emails;
    private final SpeakerTokens tokens;
    private final Secrets secrets;
    private final SpeakerConfig config;
    private final Audit audit;
    private final Clock clock;

    InvitationDesk(
            DraftDesk drafts,
            Mandates mandates,
            SpeakerEmails emails,
            SpeakerTokens tokens,
            Secrets secrets,
            SpeakerConfig config,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.mandates = mandates;
        this.emails = emails;
        this.tokens = tokens;
        this.secrets = secrets;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** Again is fine: the link of the letter before ends. */
    @Transactional
    public Invited invite(String slug, String speakerSlug, String actor) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        var speaker = drafts.show(slug, Kind.SPEAKER, speakerSlug).body();
        var email = Addresses.of(speaker).orElseThrow(NoContactAddress::new);
        var now = clock.instant();
        var person = Person.invite(event, speakerSlug, Addresses.normalised(email), now);
        Invitation.endThoseOf(person, now);
        var token = secrets.newToken();
        var expiresAt = now.plus(config.invitationLifetime());
        new Invitation(secrets.hash(Invitation.PURPOSE, token), person, now, expiresAt).persist();
        emails.invitation(event, speaker, email, token, expiresAt);
        audit.add(AuditEntry.of(actor, "speaker invited", slug, subject(speakerSlug)));
        return new Invited(speakerSlug, expiresAt);
    }

    /** Gives the token of a session; empty where the link is used up, too old or for an address that is no longer theirs. */
    @Transactional
    Optional<String> accept(String token) {
        var now = clock.instant();
        var found = Invitation.lockUsable(secrets.hash(Invitation.PURPOSE, token), now);
        if (found.isEmpty() || !isStillTheirs(found.get().person())) {
            return Optional.empty();
        }
        var person = found.get().person();
        found.get().use(now);
        person.accept(now);
        audit.add(AuditEntry.of("speaker", "invitation accepted", person.event().slug(), subject(person.speaker())));
        return Optional.of(tokens.issue(person.address(), now.plus(config.sessionLifetime())));
    }

    private boolean isStillTheirs(Person person) {
        return mandates.of(person.address()).stream().anyMatch(mandate -> mandate.personId() == person.id());
    }

    /** As the edits of a draft call it. */
    static String subject(String speaker) {
        return "speaker/" + speaker;
    }
}
