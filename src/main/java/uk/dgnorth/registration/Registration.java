package uk.dgnorth.registration;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.web.Language;

/** The one record for an address at an event: who comes, and on what terms. */
@Entity
public class Registration extends PanacheEntityBase {

    private static final String SUBSTITUTE = "substitute";
    private static final String NAMED =
            "takesOverFrom = ?1 and (status = ?2 or takesOverBy is not null and status in ?3)";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Event event;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private PlaceType placeType;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String email;
    private String normalisedEmail;
    private String emailDomain;

    /** None until the address is proved: before, nobody knows whose they are. */
    @Embedded
    private @Nullable Answers answers;

    private @Nullable Instant referredAt;
    private @Nullable Instant referralDueAt;
    private boolean toldOfDelay;
    private boolean appeal;
    private boolean holdsPlace;
    private @Nullable Instant holdExpiresAt;

    /** Whose place it takes over when its owner agrees and nothing is in the way. */
    @Column(name = "takes_over_from")
    private @Nullable Long takesOverFrom;

    /** Until when its owner can agree; none once they have. */
    private @Nullable Instant takesOverBy;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private EligibilityRecord decision;

    /** Repeats the decision's outcome, so that the database can refuse a place without an eligible one. */
    @Enumerated(EnumType.STRING)
    private Outcome decisionOutcome;

    private Instant submittedAt;
    private Instant expiresAt;
    private @Nullable Instant provedAt;
    private @Nullable Instant waitingSince;
    private boolean outOfTurn;
    private int offersLapsed;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant checkedInAt;
    private int ticketSerial;
    private int calendarSequence;

    @Version
    private int version;

    /** For Hibernate; the package application opens registrations. */
    @SuppressWarnings("NullAway.Init")
    protected Registration() {}

    public static Optional<Registration> findByReference(Event event, String reference) {
        return find("event = ?1 and reference = ?2", event, reference).firstResultOptional();
    }

    /** The newest one of an address that was proved; an ended one can still be looked at. */
    public static Optional<Registration> findLatest(Event event, String normalisedEmail) {
        return find(
                        "event = ?1 and normalisedEmail = ?2 and provedAt is not null order by id desc",
                        event,
                        normalisedEmail)
                .firstResultOptional();
    }

    /**
     * Locked until the transaction ends. Locked by the very read that loads it: one that was loaded before and changed
     * while the lock was waited for would be refused as stale.
     */
    public static Optional<Registration> lock(Event event, String reference) {
        return find("event = ?1 and reference = ?2", event, reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Locked until the transaction ends. */
    public static Registration lock(long id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Registration>firstResultOptional()
                .orElseThrow(() -> new IllegalStateException("Registration " + id + " is gone"));
    }

    /** Those of these that are there, with their event and in no order. */
    public static List<Registration> findAll(Collection<Long> ids) {
        return list("from Registration r join fetch r.event where r.id in ?1", ids);
    }

    /** The head of the waiting list, locked; those whom somebody else is changing at this moment are left out. */
    static List<Registration> findFirstWaiting(long placeTypeId, int atMost) {
        return find(
                        "placeType.id = ?1 and status = ?2 order by outOfTurn desc, waitingSince, id",
                        placeTypeId,
                        Status.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(HibernateHints.HINT_NATIVE_LOCK_MODE, "upgrade-skiplocked")
                .page(0, atMost)
                .list();
    }

    static long countReferred(Event event) {
        return count("event = ?1 and status = ?2", event, Status.REFERRED);
    }

    static long countOverdue(Event event, Instant now) {
        return count("event = ?1 and status = ?2 and referralDueAt <= ?3", event, Status.REFERRED, now);
    }

    static List<Long> findIdsWithLapsedHold(Instant now, int atMost) {
        return find(
                        "select id from Registration where holdsPlace and holdExpiresAt <= ?1 and status in (?2, ?3, ?4)"
                                + " order by holdExpiresAt, id",
                        now,
                        Status.UNCONFIRMED,
                        Status.REFERRED,
                        Status.OFFERED)
                .project(Long.class)
                .page(0, atMost)
                .list();
    }

    /** Those whose answer is late, and who have not heard of it yet. */
    static List<Long> findIdsWithLateAnswer(Instant now, int atMost) {
        return find(
                        "select id from Registration where status = ?1 and toldOfDelay = false and referralDueAt <= ?2"
                                + " order by referralDueAt, id",
                        Status.REFERRED,
                        now)
                .project(Long.class)
                .page(0, atMost)
                .list();
    }

    static List<Long> findIdsToExpire(Instant now, int atMost) {
        return find(
                        "select id from Registration where status = ?1 and expiresAt <= ?2 order by expiresAt, id",
                        Status.UNCONFIRMED,
                        now)
                .project(Long.class)
                .page(0, atMost)
                .list();
    }

    /** Those for whom the event came and went before they had a place. */
    static List<Long> findIdsLeftOver(Instant now, int atMost) {
        return find(
                        "select id from Registration where status in (WAITING, REFERRED, OFFERED) and event.endsAt <= ?1"
                                + " order by id",
                        now)
                .project(Long.class)
                .page(0, atMost)
                .list();
    }

    /** Whoever was named to take this one's place, and has not got it yet; they may have a place of their own. */
    public Optional<Registration> findSubstitute() {
        return find(NAMED, id, Status.REFERRED, Status.LIVE).firstResultOptional();
    }

    /** As {@link #findSubstitute}, locked. */
    public Optional<Registration> lockSubstitute() {
        return find(NAMED, id, Status.REFERRED, Status.LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** As {@link #findSubstitute}, locked, and only where they have agreed and a person has yet to decide. */
    Optional<Registration> lockReferredSubstitute() {
        return find("takesOverFrom = ?1 and takesOverBy is null and status = ?2", id, Status.REFERRED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whoever still has the place that the owner of this one has agreed to take over, locked. */
    Optional<Registration> lockPredecessor() {
        return isToTakeOver()
                ? Optional.of(lock(Objects.requireNonNull(takesOverFrom)))
                        .filter(holder -> holder.status == Status.CONFIRMED && holder.checkedInAt == null)
                : Optional.empty();
    }

    /** Whoever has named the owner of this one, and still has the place; not locked, so only to write to. */
    Optional<Registration> findNamedBy() {
        return takesOverFrom == null
                ? Optional.empty()
                : Registration.<Registration>findByIdOptional(takesOverFrom)
                        .filter(holder -> holder.status == Status.CONFIRMED && holder.checkedInAt == null);
    }

    /** Those who were named and have not said yes in time. */
    static List<Long> findIdsOfLapsedInvitations(Instant now, int atMost) {
        return find("select id from Registration where takesOverBy <= ?1 order by takesOverBy, id", now)
                .project(Long.class)
                .page(0, atMost)
                .list();
    }

    /** Where it stands on the waiting list, from 1. */
    long position() {
        return count(
                "placeType = ?1 and status = ?2 and (outOfTurn = true and ?3 = false or outOfTurn = ?3"
                        + " and (waitingSince < ?4 or (waitingSince = ?4 and id <= ?5)))",
                placeType,
                Status.WAITING,
                outOfTurn,
                waitingSince,
                id);
    }

    boolean hasLapsedHold(Instant now) {
        return holdsPlace
                && (status == Status.UNCONFIRMED || status == Status.REFERRED || status == Status.OFFERED)
                && holdExpiresAt != null
                && !now.isBefore(holdExpiresAt);
    }

    boolean hasLateAnswer(Instant now) {
        return status == Status.REFERRED && !toldOfDelay && referralDueAt != null && !now.isBefore(referralDueAt);
    }

    boolean isToExpire(Instant now) {
        return status == Status.UNCONFIRMED && !now.isBefore(expiresAt);
    }

    boolean isLeftOver(Instant now) {
        return (status == Status.WAITING || status == Status.REFERRED || status == Status.OFFERED)
                && !now.isBefore(event.endsAt());
    }

    /** Another kind of place, while none is held. */
    void moveTo(PlaceType other) {
        placeType = other;
    }

    /** The address is proved: these are the answers that count from now on. */
    public void prove(String provedEmail, Answers given, Instant now) {
        email = provedEmail;
        answers = given;
        provedAt = now;
        waitingSince = now;
    }

    /** Records what was decided; the place, if one is held, stays as it is. */
    void decided(EligibilityRecord made) {
        decision = made;
        decisionOutcome = made.outcome();
    }

    void confirm(Instant now) {
        become(Status.CONFIRMED);
        holdsPlace = true;
        holdExpiresAt = null;
        confirmedAt = now;
    }

    void joinWaitingList() {
        become(Status.WAITING);
        dropHold();
    }

    /** A place is kept until then for whoever waits for one. */
    void offer(Instant until) {
        become(Status.OFFERED);
        outOfTurn = false;
        holdUntil(until);
    }

    /** Behind everybody who waits now. */
    void goToTheEnd(Instant now) {
        joinWaitingList();
        waitingSince = now;
        offersLapsed++;
    }

    /** Before everybody who waits, behind others whom an organiser has put there. */
    void goToTheFront(Instant now) {
        outOfTurn = true;
        waitingSince = now;
    }

    /** Whether an offer was let go before, so that another one is the last. */
    boolean hasLetAnOfferGo() {
        return offersLapsed > 0;
    }

    /** A person has to decide by then; a place may be kept meanwhile. */
    void refer(boolean isAppeal, Instant now, Instant dueAt, boolean keepsPlace) {
        become(Status.REFERRED);
        referredAt = now;
        endedAt = null;
        appeal = isAppeal;
        referralDueAt = dueAt;
        toldOfDelay = false;
        holdsPlace = keepsPlace;
        holdExpiresAt = keepsPlace ? dueAt : null;
    }

    /** The applicant has a question to answer, or has answered it: the time for our own answer runs anew. */
    void postpone(Instant dueAt) {
        referralDueAt = dueAt;
        toldOfDelay = false;
        if (holdsPlace) {
            holdExpiresAt = dueAt;
        }
    }

    /** Its owner knows that the answer is late, or has to answer first. */
    void tellOfDelay() {
        toldOfDelay = true;
    }

    /** A place is kept until a person's answer is due. */
    void holdUntil(Instant dueAt) {
        holdsPlace = true;
        holdExpiresAt = dueAt;
    }

    void refuse(Instant now) {
        end(Status.REFUSED, now);
    }

    /** Gives up the place or the wait; what was in a calendar goes from there. */
    void cancel(Instant now) {
        end(Status.CANCELLED, now);
        calendarSequence++;
    }

    void expire(Instant now) {
        end(Status.EXPIRED, now);
    }

    /** The place goes back; the registration stays. */
    void dropHold() {
        holdsPlace = false;
        holdExpiresAt = null;
    }

    private void end(Status how, Instant now) {
        become(how);
        dropHold();
        endedAt = now;
    }

    private void become(Status wanted) {
        if (!status.canBecome(wanted)) {
            throw new ImpossibleTransition(status, status.organiserActions());
        }
        status = wanted;
    }

    /** What its attendee can do now. */
    List<String> attendeeActions(Instant now) {
        if (canAppeal()) {
            return List.of("appeal");
        }
        return status.attendeeActions().stream()
                .filter(action -> !action.equals(SUBSTITUTE) || canBePassedOn(now))
                .toList();
    }

    /** Whoever is there, or could be, comes themselves. */
    private boolean canBePassedOn(Instant now) {
        return checkedInAt == null && now.isBefore(event.startsAt());
    }

    /** Once, since the second decline is final, and while nothing else is under way for the address. */
    private boolean canAppeal() {
        return status == Status.REFUSED
                && EligibilityRecord.countDeclines(this) == 1
                && count("event = ?1 and normalisedEmail = ?2 and status in ?3", event, normalisedEmail, Status.LIVE)
                        == 0;
    }

    /** Ends the request unless its attendee can do this now. */
    public void demandForAttendee(String action, Instant now) {
        var actions = attendeeActions(now);
        if (!actions.contains(action)) {
            throw new ImpossibleTransition(status, actions);
        }
    }

    /** Its owner is asked to take over the place of somebody else, and can agree until then. */
    void takeOverFrom(Registration holder, Instant until) {
        takesOverFrom = holder.id;
        takesOverBy = until;
    }

    /** Its owner agrees to take over the place. */
    public void agreeToTakeOver() {
        takesOverBy = null;
    }

    /** Goes on as any other registration. */
    void takeOverFromNobody() {
        takesOverFrom = null;
        takesOverBy = null;
    }

    /** Whether somebody has named its owner to take a place over, agreed or not. */
    boolean isNamed() {
        return takesOverFrom != null;
    }

    boolean hasLapsedInvitation(Instant now) {
        return takesOverBy != null && !now.isBefore(takesOverBy);
    }

    /** Whether its owner has agreed to take over the place of somebody else. */
    public boolean isToTakeOver() {
        return takesOverFrom != null && takesOverBy == null;
    }

    /** What its attendee says of themselves from now on. */
    public void correct(Answers corrected) {
        answers = corrected;
    }

    /** Whether the place it holds counts among those that a person has yet to approve. */
    public boolean holdsPlaceForReferral() {
        return holdsPlace && decisionOutcome != Outcome.ELIGIBLE;
    }

    /** Where this registration's calendar entry stands, for RFC 5545's SEQUENCE. */
    int calendarSequence() {
        return calendarSequence;
    }

    /** Counts up when a ticket is made invalid and another takes its place. */
    int ticketSerial() {
        return ticketSerial;
    }

    public long id() {
        return id;
    }

    public Event event() {
        return event;
    }

    public PlaceType placeType() {
        return placeType;
    }

    public String reference() {
        return reference;
    }

    public Status status() {
        return status;
    }

    public String normalisedEmail() {
        return normalisedEmail;
    }

    public String email() {
        return email;
    }

    /** Enough for whoever knows the address to know it again. */
    String maskedEmail() {
        return email.charAt(0) + "•••" + email.substring(email.lastIndexOf('@'));
    }

    public String emailDomain() {
        return emailDomain;
    }

    public @Nullable Answers answers() {
        return answers;
    }

    /** Of the letters to its attendee; English as long as nobody knows whose it is. */
    public Language language() {
        return answers == null ? Language.ENGLISH : answers.language();
    }

    /** Only where the address is proved. */
    String fullName() {
        return Objects.requireNonNull(answers, "a registration has no name before it is proved")
                .fullName();
    }

    /** Whether a person had to decide, now or before. */
    boolean wasReferred() {
        return referredAt != null;
    }

    public @Nullable Instant referralDueAt() {
        return referralDueAt;
    }

    /** Until when the place that is offered is kept. */
    @Nullable
    Instant offerExpiresAt() {
        return status == Status.OFFERED ? holdExpiresAt : null;
    }

    /** Whether an organiser has put it before the others who wait. */
    boolean isOutOfTurn() {
        return outOfTurn;
    }

    public boolean isAppeal() {
        return appeal;
    }

    public boolean holdsPlace() {
        return holdsPlace;
    }

    /** Counts the changes, for the ETag. */
    public int version() {
        return version;
    }

    public EligibilityRecord decision() {
        return decision;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable Instant provedAt() {
        return provedAt;
    }

    public @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    public @Nullable Instant checkedInAt() {
        return checkedInAt;
    }
}
