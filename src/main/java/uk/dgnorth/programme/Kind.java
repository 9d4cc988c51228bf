package uk.dgnorth.programme;

/** A kind of part, so that all four are kept, shown and edited in the same way. */
public record Kind<P extends Part>(String name, Class<P> type) {

    public static final Kind<Room> ROOM = new Kind<>("room", Room.class);
    public static final Kind<Track> TRACK = new Kind<>("track", Track.class);
    public static final Kind<Speaker> SPEAKER = new Kind<>("speaker", Speaker.class);
    public static final Kind<Session> SESSION = new Kind<>("session", Session.class);

    /** What the audit trail calls one of this kind. */
    public String subject(String slug) {
        return name + "/" + slug;
    }
}
