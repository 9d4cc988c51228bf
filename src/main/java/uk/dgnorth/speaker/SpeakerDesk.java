package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.speaker.Consent.Purpose;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Versioned;

/** Takes what speakers say of themselves, from them or from a delegate. */
@ApplicationScoped
class SpeakerDesk {

    /** As the draft allows. */
    static final int UNAVAILABLE_AT_MOST = 20;

    private final DraftDesk drafts;
    private final TaskList tasks;
    private final KeptNeeds needs;
    private final SpeakerEmails emails;
    private final AbuseLimits limits;
    private final Validator validator;
    private final Audit audit;
    private final Clock clock;

    SpeakerDesk(
            DraftDesk drafts,
            TaskList tasks,
            KeptNeeds needs,
            SpeakerEmails emails,
            AbuseLimits limits,
            Validator validator,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.needs = needs;
        this.emails = emails;
        this.limits = limits;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<Task> tasks(Mandate mandate) {
        var draft = drafts.whole(mandate.event());
        var speaker = drafts.show(mandate.event().slug(), Kind.SPEAKER, mandate.speaker())
                .body();
        return Objects.requireNonNull(
                tasks.of(mandate.event(), List.of(speaker), draft, List.of(Person.of(mandate.personId())))
                        .get(speaker.slug()));
    }

    @Transactional
    Versioned<Speaker> show(Mandate mandate) {
        return drafts.show(mandate.event().slug(), Kind.SPEAKER, mandate.speaker());
    }

    @Transactional
    Versioned<Speaker> describe(Mandate mandate, IfMatch ifMatch, Biography biography) {
        lock(mandate);
        return edit(mandate, ifMatch, biography::in);
    }

    /** As {@link #describe}, with the times too, for programs that have seen all of it. */
    @Transactional
    Versioned<Speaker> change(Mandate mandate, IfMatch ifMatch, MyPatch patch) {
        lock(mandate);
        var before = show(mandate);
        ifMatch.demand(before.version());
        var after = patch.appliedTo(before.body());
        demandValid(after);
        if (!after.unavailable().equals(before.body().unavailable())) {
            sayWhen(mandate);
        }
        return edit(mandate, ifMatch, speaker -> after);
    }

    private void demandValid(Speaker speaker) {
        var errors = validator.validate(speaker).stream()
                .map(violation -> FieldError.in(
                        "#/"
                                + violation
                                        .getPropertyPath()
                                        .toString()
                                        .replace("[", "/")
                                        .replaceAll("]\\.?", "/"),
                        violation.getMessage()))
                .toArray(FieldError[]::new);
        if (errors.length > 0) {
            throw new InvalidRequest(errors);
        }
    }

    /** Added to those that are there, so nobody's edit is lost. */
    @Transactional
    void addUnavailable(Mandate mandate, Period period) {
        lock(mandate);
        var before = show(mandate);
        edit(mandate, IfMatch.version(String.valueOf(before.version())), speaker -> {
            var periods = new ArrayList<>(speaker.unavailable());
            if (!periods.contains(period)) {
                periods.add(period);
            }
            return unavailable(speaker, periods);
        });
        sayWhen(mandate);
    }

    /** Removing what is gone already does nothing. */
    @Transactional
    void removeUnavailable(Mandate mandate, Period period) {
        lock(mandate);
        var before = show(mandate);
        edit(mandate, IfMatch.version(String.valueOf(before.version())), speaker -> {
            var periods = new ArrayList<>(speaker.unavailable());
            periods.remove(period);
            return unavailable(speaker, periods);
        });
    }

    /** There are no more times when they cannot speak than those that are listed. */
    @Transactional
    void sayWhen(Mandate mandate) {
        Person.lock(mandate.personId()).saidWhenTheyCanSpeak(clock.instant());
        audit(mandate, "availability told");
    }

    @Transactional
    Optional<SpeakerNeeds> needs(Mandate mandate) {
        return needs.find(mandate.personId());
    }

    /** That something was told is no secret here, since everybody is asked; what it is stands in no audit trail. */
    @Transactional
    void tellNeeds(Mandate mandate, SpeakerNeeds told) {
        needs.keep(mandate.personId(), told, clock.instant());
        audit(mandate, "speaker needs told");
    }

    /** The newest answers. */
    @Transactional
    Map<Purpose, Boolean> consents(Mandate mandate) {
        var answers = new EnumMap<Purpose, Boolean>(Purpose.class);
        Consent.of(List.of(mandate.personId())).forEach(answer -> answers.put(answer.purpose(), answer.isGiven()));
        return answers;
    }

    @Transactional
    void answerConsents(Mandate mandate, Map<Purpose, Boolean> answers) {
        var person = Person.lock(mandate.personId());
        var before = consents(mandate);
        answers.forEach((purpose, given) -> {
            if (!given.equals(before.get(purpose))) {
                new Consent(person, purpose, given, clock.instant(), mandate.actor()).persist();
            }
        });
        audit(mandate, "consent answered");
    }

    @Transactional
    List<Delegate> delegates(Mandate mandate) {
        demandSpeaker(mandate);
        return Delegate.of(mandate.personId());
    }

    /** Naming somebody twice is harmless. */
    @Transactional
    void addDelegate(Mandate mandate, String email) {
        demandSpeaker(mandate);
        var person = Person.lock(mandate.personId());
        var address = Addresses.normalised(email);
        if (Delegate.of(person.id()).stream()
                .anyMatch(delegate -> delegate.address().equals(address))) {
            return;
        }
        limits.letter(address);
        var delegate = new Delegate(person, address, clock.instant());
        delegate.persist();
        emails.delegate(mandate, address);
        auditDelegate(mandate, "delegate named", delegate.id());
    }

    /** They cannot act for the speaker from now on. Removing who is gone already does nothing. */
    @Transactional
    void removeDelegate(Mandate mandate, long id) {
        demandSpeaker(mandate);
        Delegate.of(mandate.personId()).stream()
                .filter(delegate -> delegate.id() == id)
                .forEach(delegate -> {
                    delegate.delete();
                    auditDelegate(mandate, "delegate removed", id);
                });
    }

    /** Delegates name no others. */
    private static void demandSpeaker(Mandate mandate) {
        if (!mandate.isSpeaker()) {
            throw new NotFound("page");
        }
    }

    /** Before reading what is to be edited, so that nobody edits it meanwhile. */
    static Event lock(Mandate mandate) {
        return Event.findBySlugToEdit(mandate.event().slug()).orElseThrow(() -> new NotFound("event"));
    }

    /** What stays as it is makes no new version. */
    private Versioned<Speaker> edit(Mandate mandate, IfMatch ifMatch, UnaryOperator<Speaker> change) {
        var before = show(mandate);
        var after = change.apply(before.body());
        return after.equals(before.body())
                ? before
                : drafts.replace(
                        mandate.event().slug(), Kind.SPEAKER, mandate.speaker(), ifMatch, after, mandate.actor());
    }

    static Speaker unavailable(Speaker speaker, List<Period> periods) {
        return new Speaker(
                speaker.slug(),
                speaker.name(),
                speaker.jobTitle(),
                speaker.organisation(),
                speaker.biography(),
                speaker.pronouns(),
                speaker.links(),
                speaker.contact(),
                periods,
                speaker.confirmed());
    }

    private void audit(Mandate mandate, String action) {
        audit.add(AuditEntry.of(
                mandate.actor(), action, mandate.event().slug(), InvitationDesk.subject(mandate.speaker())));
    }

    private void auditDelegate(Mandate mandate, String action, long delegate) {
        audit.add(AuditEntry.of(
                        mandate.actor(), action, mandate.event().slug(), InvitationDesk.subject(mandate.speaker()))
                .changing(Map.of(), Map.of("delegate", delegate)));
    }
}
