package uk.dgnorth.organiser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Level;
import uk.dgnorth.programme.Part;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.programme.Track;

/**
 * How pages speak of one kind of part, and what they ask of it.
 *
 * @param path what stands in addresses, and what people call several of them
 * @param one what people call one
 * @param nameMember the member of its JSON that holds its name
 * @param order how a list shows them
 */
record PartKind<P extends Part>(
        Kind<P> kind,
        String path,
        String one,
        String nameMember,
        Function<P, String> name,
        Function<Programme, List<P>> order,
        Describing<P> describing) {

    /** Tells one from the others in a list, in a line. */
    interface Describing<P> {
        String line(P part, Programme draft, EventTimes times);
    }

    private static final int LINKS_AT_MOST = 10;
    private static final int SPEAKERS_AT_MOST = 20;
    private static final int TIMES_AT_MOST = 20;

    static final PartKind<Room> ROOM = new PartKind<>(
            Kind.ROOM,
            "rooms",
            "room",
            "name",
            Room::name,
            Programme::rooms,
            (room, draft, times) -> "Holds "
                    + room.capacity()
                    + (Boolean.TRUE.equals(room.stepFree()) ? ", step-free" : ", not step-free")
                    + (Boolean.TRUE.equals(room.hearingLoop()) ? ", hearing loop" : ", no hearing loop"));

    static final PartKind<Track> TRACK = new PartKind<>(
            Kind.TRACK,
            "tracks",
            "track",
            "name",
            Track::name,
            Programme::tracks,
            (track, draft, times) -> sessions(
                    draft.sessions().stream().filter(session -> track.slug().equals(session.track()))));

    static final PartKind<Speaker> SPEAKER = new PartKind<>(
            Kind.SPEAKER,
            "speakers",
            "speaker",
            "name",
            Speaker::name,
            Programme::speakers,
            (speaker, draft, times) -> (speaker.organisation() == null ? "" : speaker.organisation() + ", ")
                    + sessions(draft.sessions().stream()
                            .filter(session -> session.speakers().contains(speaker.slug()))));

    static final PartKind<Session> SESSION = new PartKind<>(
            Kind.SESSION,
            "sessions",
            "session",
            "title",
            Session::title,
            Timetable::inOrder,
            (session, draft, times) -> Timetable.slot(session, draft, times));

    static final List<PartKind<?>> ALL = List.of(ROOM, TRACK, SPEAKER, SESSION);

    static Optional<PartKind<?>> at(String path) {
        return ALL.stream().filter(kind -> kind.path.equals(path)).findFirst();
    }

    private static String sessions(Stream<Session> sessions) {
        var count = sessions.count();
        return count == 1 ? "1 session" : count + " sessions";
    }

    /** What is asked of a new one, or of one that is there: its slug is asked for only once. */
    List<Field> fields(Programme draft, boolean isNew) {
        var slug = Field.text("slug", "Short name for web addresses (optional)")
                .hint("Such as main-hall. If you leave it empty, we make it from the " + nameMember
                        + ". It cannot be changed later.");
        return Stream.concat(isNew ? Stream.of(slug) : Stream.empty(), questions(draft).stream())
                .sorted((a, b) ->
                        Boolean.compare(b.name().equals(nameMember), a.name().equals(nameMember)))
                .toList();
    }

    private List<Field> questions(Programme draft) {
        return switch (path) {
            case "rooms" -> roomQuestions();
            case "tracks" -> List.of(Field.text("name", "Name"), lines("description", "Description (optional)"));
            case "speakers" -> speakerQuestions();
            default -> sessionQuestions(draft);
        };
    }

    private static Field lines(String name, String label) {
        return Field.of(Field.Type.LINES, name, label);
    }

    private static List<Field> roomQuestions() {
        return List.of(
                Field.text("name", "Name"),
                Field.of(Field.Type.NUMBER, "capacity", "How many people does it hold?"),
                Field.of(Field.Type.YES_NO, "stepFree", "Can people get there without steps?"),
                Field.of(Field.Type.YES_NO, "hearingLoop", "Does it have a hearing loop?"),
                Field.text("location", "Where is it? (optional)").hint("For example, First floor"),
                Field.of(Field.Type.TIME, "opensAt", "Open from (optional)")
                        .hint("On each day. Sessions outside these times block a release."),
                Field.of(Field.Type.TIME, "closesAt", "Open until (optional)"));
    }

    private static List<Field> speakerQuestions() {
        return List.of(
                Field.text("name", "Name"),
                Field.text("jobTitle", "Job title (optional)"),
                Field.text("organisation", "Organisation (optional)"),
                lines("biography", "Biography (optional)"),
                Field.text("pronouns", "Pronouns (optional)").hint("Only if they gave them"),
                links("links", "Links (optional)"),
                Field.group(
                        "contact",
                        "Contact details, for organisers only",
                        Field.text("email", "Email address (optional)"),
                        Field.text("phone", "Telephone number (optional)")),
                Field.rows(
                        "unavailable",
                        "When they cannot speak (optional)",
                        TIMES_AT_MOST,
                        Field.of(Field.Type.MOMENT, "from", "From"),
                        Field.of(Field.Type.MOMENT, "to", "Until")),
                Field.of(Field.Type.TICK, "confirmed", "They have said that they come"));
    }

    private static Field links(String name, String label) {
        return Field.rows(
                name,
                label,
                LINKS_AT_MOST,
                Field.text("label", "What it is"),
                Field.text("url", "Address").hint("Starts with https://"));
    }

    private static List<Field> sessionQuestions(Programme draft) {
        return List.of(
                Field.text("title", "Title"),
                lines("abstract", "Abstract (optional)"),
                Field.choice("format", "Format", formats()),
                Field.choice("level", "Level (optional)", levels()),
                Field.text("language", "Language (optional)")
                        .hint("A language tag, like en or cy. English if you leave it empty."),
                Field.of(Field.Type.MOMENT, "startsAt", "Starts (optional)")
                        .hint("A session without times stays in the draft."),
                Field.of(Field.Type.MOMENT, "endsAt", "Ends (optional)"),
                Field.choice("room", "Room (optional)", named("No room yet", draft.rooms(), Room::name)),
                Field.choice("track", "Track (optional)", named("No track", draft.tracks(), Track::name)),
                Field.choices(
                        "speakers",
                        "Speakers, in their order (optional)",
                        named("Nobody", draft.speakers(), Speaker::name),
                        SPEAKERS_AT_MOST),
                Field.of(Field.Type.NUMBER, "capacity", "How many people can book it? (optional)")
                        .hint("If you leave it empty, it is open to all."),
                links("resources", "Resources (optional)"));
    }

    private static Map<String, String> formats() {
        var options = new LinkedHashMap<String, String>();
        options.put("", "Choose a format");
        Stream.of(Format.values()).forEach(format -> options.put(format.code(), capitalised(format.code())));
        return options;
    }

    private static Map<String, String> levels() {
        var options = new LinkedHashMap<String, String>();
        options.put("", "No level");
        Stream.of(Level.values()).forEach(level -> options.put(level.code(), capitalised(level.code())));
        return options;
    }

    static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static <Q extends Part> Map<String, String> named(String none, List<Q> parts, Function<Q, String> name) {
        var options = new LinkedHashMap<String, String>();
        options.put("", none);
        parts.forEach(part -> options.put(part.slug(), name.apply(part)));
        return options;
    }
}
