package uk.dgnorth.colleague;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.Status;

/**
 * What shall become of places, written down as simply as can be: one list of people, no counters, no locks. The service
 * has to come to the same by other means.
 */
class PlacesModel {

    /** Whether the rules know an address. */
    enum Body {
        OURS("leeds.gov.uk"),
        ANOTHER("york.gov.uk"),
        UNKNOWN("leeds.ac.uk");

        private final String domain;

        Body(String domain) {
            this.domain = domain;
        }

        String domain() {
            return domain;
        }
    }

    /** Somebody with a registration. */
    static final class Person {
        final int number;
        final String email;
        final Body body;
        Status status = Status.UNCONFIRMED;
        boolean holds;
        boolean eligible;

        @Nullable
        Instant holdUntil;

        @Nullable
        Instant answerDueAt;

        Instant expiresAt;
        Instant waitingSince = Instant.EPOCH;
        boolean outOfTurn;
        boolean letAnOfferGo;

        @Nullable
        Person takesOverFrom;

        Person(int number, String email, Body body, Instant expiresAt) {
            this.number = number;
            this.email = email;
            this.body = body;
            this.expiresAt = expiresAt;
            this.eligible = body != Body.UNKNOWN;
        }

        void end(Status how) {
            status = how;
            holds = false;
            holdUntil = null;
        }
    }

    private static final int PERCENT_FOR_REFERRALS = 10;
    private static final int REFERRALS_OF_A_DOMAIN = 5;

    private final boolean offers;
    private final UnaryOperator<Instant> deadline;
    private final UnaryOperator<Instant> answerDue;
    final List<Person> people = new ArrayList<>();
    int capacity;

    PlacesModel(boolean offers, int capacity, UnaryOperator<Instant> deadline, UnaryOperator<Instant> answerDue) {
        this.offers = offers;
        this.capacity = capacity;
        this.deadline = deadline;
        this.answerDue = answerDue;
    }

    long taken() {
        return people.stream().filter(person -> person.holds).count();
    }

    List<Person> waiting() {
        return people.stream()
                .filter(person -> person.status == Status.WAITING)
                .sorted(Comparator.<Person, Boolean>comparing(person -> !person.outOfTurn)
                        .thenComparing(person -> person.waitingSince)
                        .thenComparing(person -> person.number))
                .toList();
    }

    Stream<Person> in(Status status) {
        return people.stream().filter(person -> person.status == status);
    }

    boolean hasSubstituteUnderWay(Person holder) {
        return substitute(holder) != null;
    }

    @Nullable
    Person substitute(Person holder) {
        return people.stream()
                .filter(person -> person.takesOverFrom == holder
                        && (person.status == Status.UNCONFIRMED || person.status == Status.REFERRED))
                .findFirst()
                .orElse(null);
    }

    /** By email: status, and whether a place is held. */
    Map<String, String> standings() {
        var standings = new LinkedHashMap<String, String>();
        people.forEach(person -> standings.put(person.email, person.status + (person.holds ? " holds" : "")));
        return standings;
    }

    private boolean hasRoom() {
        return taken() < capacity && waiting().isEmpty();
    }

    private boolean hasRoomForReferral(Body body) {
        var referred = people.stream().filter(person -> person.holds && !person.eligible);
        return hasRoom()
                && referred.count() < (long) capacity * PERCENT_FOR_REFERRALS / 100
                && people.stream()
                                .filter(person -> person.holds && !person.eligible && person.body == body)
                                .count()
                        < REFERRALS_OF_A_DOMAIN;
    }

    private Person add(String email, Body body, Instant expiresAt) {
        var person = new Person(people.size(), email, body, expiresAt);
        people.add(person);
        return person;
    }

    private static void hold(Person person, Instant until) {
        person.holds = true;
        person.holdUntil = until;
    }

    void submit(String email, Body body, Instant now) {
        var room = body == Body.UNKNOWN ? hasRoomForReferral(body) : hasRoom();
        var person = add(email, body, now.plus(Duration.ofHours(24)));
        if (room) {
            hold(person, now.plus(Duration.ofHours(1)));
        }
    }

    void askForColleague(String email, Instant now) {
        var until = deadline.apply(now);
        var room = hasRoom();
        var person = add(email, Body.OURS, until);
        if (room) {
            hold(person, until);
        }
    }

    void nameSubstitute(Person holder, String email, Body body, Instant now) {
        add(email, body, deadline.apply(now)).takesOverFrom = holder;
    }

    void withdrawSubstitute(Person substitute) {
        substitute.takesOverFrom = null;
        if (substitute.status == Status.UNCONFIRMED) {
            substitute.end(Status.EXPIRED);
        }
    }

    void prove(Person person, Instant now) {
        person.waitingSince = now;
        var holder = holderFor(person);
        if (holder != null && person.eligible && person.body == holder.body) {
            takeOver(person, holder);
        } else if (holder != null || !person.eligible) {
            person.status = Status.REFERRED;
            person.answerDueAt = answerDue.apply(now);
            if (person.holds || (holder == null && hasRoomForReferral(person.body))) {
                hold(person, person.answerDueAt);
            }
        } else {
            admit(person);
        }
    }

    private static @Nullable Person holderFor(Person person) {
        var holder = person.takesOverFrom;
        return holder != null && holder.status == Status.CONFIRMED ? holder : null;
    }

    private static void takeOver(Person person, Person holder) {
        holder.end(Status.CANCELLED);
        confirm(person);
    }

    private static void confirm(Person person) {
        person.status = Status.CONFIRMED;
        person.holds = true;
        person.holdUntil = null;
    }

    private void admit(Person person) {
        if (person.holds || hasRoom()) {
            confirm(person);
        } else {
            person.status = Status.WAITING;
        }
    }

    void approve(Person person) {
        var holder = holderFor(person);
        person.eligible = true;
        if (holder == null) {
            admit(person);
        } else {
            takeOver(person, holder);
        }
    }

    void decline(Person person, Instant now) {
        person.eligible = false;
        person.end(Status.REFUSED);
        promote(now);
    }

    void cancel(Person person, Instant now) {
        var substitute = substitute(person);
        var passesOn = person.status == Status.CONFIRMED && substitute != null && substitute.status == Status.REFERRED;
        person.end(Status.CANCELLED);
        if (passesOn) {
            hold(substitute, substitute.answerDueAt);
        }
        promote(now);
    }

    void accept(Person person) {
        confirm(person);
    }

    void offerOutOfTurn(Person person, Instant now) {
        person.outOfTurn = true;
        person.waitingSince = now;
    }

    void setCapacity(int wanted, Instant now) {
        capacity = wanted;
        promote(now);
    }

    private void promote(Instant now) {
        while (taken() < capacity && !waiting().isEmpty()) {
            var first = waiting().get(0);
            if (offers) {
                first.status = Status.OFFERED;
                first.outOfTurn = false;
                hold(first, deadline.apply(now));
            } else {
                confirm(first);
            }
        }
    }

    /** Everything whose time is over. */
    void sweep(Instant now) {
        in(Status.UNCONFIRMED)
                .filter(person -> !now.isBefore(person.expiresAt))
                .sorted(Comparator.<Person, Instant>comparing(person -> person.expiresAt)
                        .thenComparing(person -> person.number))
                .toList()
                .forEach(person -> {
                    person.end(Status.EXPIRED);
                    promote(now);
                });
        people.stream()
                .filter(person -> person.holds && person.holdUntil != null && !now.isBefore(person.holdUntil))
                .sorted(Comparator.<Person, Instant>comparing(person -> person.holdUntil)
                        .thenComparing(person -> person.number))
                .toList()
                .forEach(person -> lapse(person, now));
    }

    private void lapse(Person person, Instant now) {
        if (person.status != Status.OFFERED) {
            person.holds = false;
            person.holdUntil = null;
        } else if (person.letAnOfferGo) {
            person.end(Status.EXPIRED);
        } else {
            person.end(Status.WAITING);
            person.letAnOfferGo = true;
            person.waitingSince = now;
        }
        promote(now);
    }
}
