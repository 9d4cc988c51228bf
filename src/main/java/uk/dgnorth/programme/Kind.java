package uk.dgnorth.programme;

import java.util.Set;

/** A kind of part, so that all four are kept, shown and edited in the same way. */
public record Kind<P extends Part>(String name, Class<P> type) {

    public static final Kind<Room> ROOM = new Kind<>("room", Room.class);
    public static final Kind<Track> TRACK = new Kind<>("track", Track.class);
    public static final Kind<Speaker> SPEAKER = new Kind<>("speaker", Speaker.class);
    public static final Kind<Session> SESSION = new Kind<>("session", Session.class);

    private static final Set<String> ABOUT_NOBODY = Set.of("slug", "confirmed");

    /** Of a speaker, the audit trail keeps nothing about the person: nobody can erase anything from it. */
    boolean isKeptInTrail(String member) {
        return type != Speaker.class || ABOUT_NOBODY.contains(member);
    }

    /** What the audit trail calls one of this kind. */
    public String subject(String slug) {
        return name + "/" + slug;
    }
}
