package uk.dgnorth.example;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.programme.Track;

/** A day on the themes of Digital Government North, from registration to close, with speakers to be announced. */
record ExampleProgramme(LocalDate day, ZoneId zone) {

    private static final String HALL = "main-hall";
    private static final String WORKSHOPS = "workshop-room";
    private static final String PLACES = "places";
    private static final String SKILLS = "skills";
    private static final String INCLUSION = "inclusion-and-connectivity";
    private static final int HALL_HOLDS = 500;
    private static final int WORKSHOP_HOLDS = 40;

    private static final String MANCHESTER = "speaker-greater-manchester";
    private static final String NORTH_YORKSHIRE = "speaker-north-yorkshire";
    private static final String SCOTTISH_FUTURES = "speaker-scottish-futures-trust";
    private static final String WIGAN = "speaker-wigan";

    Programme programme() {
        return new Programme(rooms(), tracks(), speakers(), sessions());
    }

    private static List<Room> rooms() {
        return List.of(
                new Room(HALL, "Main hall", HALL_HOLDS, true, true, null, null, null),
                new Room(WORKSHOPS, "Workshop room", WORKSHOP_HOLDS, true, true, null, null, null));
    }

    private static List<Track> tracks() {
        return List.of(
                new Track(
                        PLACES, "Places that lead", "What the north of England does first, and what others can take."),
                new Track(SKILLS, "Digital skills", "How people get the skills that public services need."),
                new Track(INCLUSION, "Inclusion and connectivity", "Nobody left out, and nowhere left offline."));
    }

    private static List<Speaker> speakers() {
        return List.of(
                toBeAnnounced(NORTH_YORKSHIRE, "North Yorkshire Council"),
                toBeAnnounced(SCOTTISH_FUTURES, "Scottish Futures Trust"),
                toBeAnnounced(WIGAN, "Wigan Council"),
                toBeAnnounced(MANCHESTER, "Greater Manchester Combined Authority"));
    }

    private static Speaker toBeAnnounced(String slug, String body) {
        return new Speaker(
                slug, "Speaker to be announced, " + body, null, body, null, null, List.of(), null, List.of(), null);
    }

    private List<Session> sessions() {
        return List.of(
                gathering("registration", "Registration and refreshments", "09:00", "09:30"),
                talk(
                        "manchester-the-tech-innovation-hub",
                        "Manchester, the tech innovation hub",
                        "How Greater Manchester became a place where new technology for public services is tried first.",
                        "09:35",
                        "10:20",
                        PLACES,
                        MANCHESTER),
                workshop(
                        "advanced-digital-skills-academy-in-nelson",
                        "The Advanced Digital Skills Academy in Nelson",
                        "A look at the academy in Nelson, Lancashire, and at what other places can learn from it.",
                        "10:40",
                        "11:25",
                        SKILLS),
                talk(
                        "digital-inclusion-in-leeds",
                        "Digital inclusion in Leeds",
                        "What Leeds does so that everybody can use online services, and what it has learned on the way.",
                        "10:40",
                        "11:25",
                        INCLUSION,
                        WIGAN),
                workshop(
                        "filling-the-digital-skills-gap-in-nottingham",
                        "Filling the digital skills gap in Nottingham",
                        "How Nottingham finds out which digital skills are missing, and helps people to gain them.",
                        "11:35",
                        "12:20",
                        SKILLS),
                talk(
                        "connectivity-and-project-gigabit",
                        "Connectivity and Project Gigabit",
                        "Where gigabit broadband has come to, and what it takes to reach the places that still wait for it.",
                        "11:35",
                        "12:20",
                        INCLUSION,
                        NORTH_YORKSHIRE,
                        SCOTTISH_FUTURES),
                gathering("lunch", "Lunch", "12:30", "13:30"),
                panel("13:40", "14:50"),
                gathering("networking", "Networking", "15:00", "16:30"),
                gathering("close", "Close", "16:40", "17:00"));
    }

    private Session gathering(String slug, String title, String from, String to) {
        return session(slug, title, null, Format.BREAK, from, to, HALL, null, List.of(), null);
    }

    private Session talk(
            String slug, String title, String description, String from, String to, String track, String... speakers) {
        return session(slug, title, description, Format.TALK, from, to, HALL, track, List.of(speakers), null);
    }

    private Session workshop(String slug, String title, String description, String from, String to, String track) {
        return session(
                slug, title, description, Format.WORKSHOP, from, to, WORKSHOPS, track, List.of(), WORKSHOP_HOLDS);
    }

    private Session panel(String from, String to) {
        return session(
                "levelling-up-the-north",
                "Levelling up the North",
                "A panel of speakers from councils, a combined authority and a public body on what helps the North most.",
                Format.PANEL,
                from,
                to,
                HALL,
                PLACES,
                List.of(NORTH_YORKSHIRE, SCOTTISH_FUTURES, WIGAN, MANCHESTER),
                null);
    }

    private Session session(
            String slug,
            String title,
            @Nullable String description,
            Format format,
            String from,
            String to,
            String room,
            @Nullable String track,
            List<String> speakers,
            @Nullable Integer capacity) {
        return new Session(
                slug,
                title,
                description,
                format,
                null,
                "en",
                day.atTime(LocalTime.parse(from)).atZone(zone).toInstant(),
                day.atTime(LocalTime.parse(to)).atZone(zone).toInstant(),
                room,
                track,
                speakers,
                capacity,
                List.of());
    }
}
