package uk.dgnorth.upload;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.Busy;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Releases;

/** Takes, shows and removes photos and slides. What the file was called and who made it is never kept. */
@ApplicationScoped
public class UploadDesk {

    private static final long BYTES_AT_MOST = 50_000_000;
    private static final int ALT_AT_MOST = 300;
    private static final int SECONDS_TO_WAIT = 10;

    /** A photo of 24 million pixels takes about 100 MB while it is drawn: one at a time. */
    private final Semaphore easel = new Semaphore(1, true);

    private final DraftDesk drafts;
    private final Releases releases;
    private final Photos photos;
    private final SlidesStore store;
    private final AgroalDataSource database;
    private final Audit audit;
    private final Clock clock;

    UploadDesk(
            DraftDesk drafts,
            Releases releases,
            Photos photos,
            SlidesStore store,
            AgroalDataSource database,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.releases = releases;
        this.photos = photos;
        this.store = store;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a speaker's photo in place of the one before.
     *
     * @param file null where none was sent
     * @param alt what the photo shows, for those who cannot see it
     * @throws UnusableFile where it cannot be used, and why
     */
    public Photo keepPhoto(String eventSlug, String speaker, @Nullable Path file, @Nullable String alt, String actor) {
        drafts.show(eventSlug, Kind.SPEAKER, speaker);
        var words = alt == null ? "" : alt.strip();
        var errors = new ArrayList<FieldError>();
        if (file == null) {
            errors.add(FieldError.parameter("photo", "Choose a photo"));
        }
        if (words.isEmpty() || words.length() > ALT_AT_MOST || words.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.parameter(
                    "alt", "Describe the photo in one line of 1 to 300 characters, for people who cannot see it"));
        }
        if (file == null || !errors.isEmpty()) {
            throw new UnusableFile(errors);
        }
        var picture = draw(file);
        var photo =
                new Photo(words, UUID.randomUUID().toString(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return QuarkusTransaction.requiringNew().call(() -> {
            var event = eventWith(eventSlug, Kind.SPEAKER, speaker);
            photos.keep(event.id(), speaker, photo.alt(), picture, photo.tag(), photo.uploadedAt());
            audit.add(AuditEntry.of(actor, "photo uploaded", eventSlug, "speaker/" + speaker));
            return photo;
        });
    }

    @Transactional
    public void removePhoto(String eventSlug, String speaker, String actor) {
        var event = toEdit(eventSlug); // gone from the draft, the speaker still has a right to this
        if (photos.remove(event.id(), speaker)) {
            audit.add(AuditEntry.of(actor, "photo removed", eventSlug, "speaker/" + speaker));
        } else {
            drafts.show(eventSlug, Kind.SPEAKER, speaker);
        }
    }

    /** By the slug of their speaker. */
    public Map<String, Photo> photos(Event event) {
        return photos.of(event.id());
    }

    /** For whoever looks after the speaker, whether or not the programme has them. */
    public Optional<byte[]> ownPhoto(Event event, String speaker) {
        return photos.image(event.id(), speaker, PhotoSize.LARGE);
    }

    /** For everybody, where the speaker is in the programme. */
    public byte[] photo(String eventSlug, String speaker, PhotoSize size, boolean toOrganiser) {
        var event = Event.findBySlug(eventSlug).orElseThrow(() -> new NotFound("photo"));
        if (!toOrganiser && !isPublic(event, speaker)) {
            throw new NotFound("photo");
        }
        return photos.image(event.id(), speaker, size).orElseThrow(() -> new NotFound("photo"));
    }

    /**
     * Keeps a session's slides in place of those before.
     *
     * @param file null where none was sent
     * @throws UnusableFile where they cannot be used, and why
     */
    public Slides keepSlides(String eventSlug, String session, @Nullable Path file, boolean published, String actor) {
        drafts.show(eventSlug, Kind.SESSION, session);
        if (file == null) {
            throw new UnusableFile("slides", "Choose a file");
        }
        var size = size(file);
        if (size > BYTES_AT_MOST) {
            throw new UnusableFile("slides", "The file is larger than 50 MB. Save the slides smaller.");
        }
        var format = SlidesFormat.of(file);
        return QuarkusTransaction.requiringNew().call(() -> {
            var event = eventWith(eventSlug, Kind.SESSION, session);
            change("delete from slides where event_id = ? and session = ?", event.id(), session);
            change("""
                    insert into slides (event_id, session, format, size, published, uploaded_at)
                    values (?, ?, ?, ?, ?, ?)""", event.id(), session, format.name(), size, published, Timestamp.from(clock.instant()));
            var slides = slides(event, session).orElseThrow();
            store.keep(slides.id(), file);
            audit.add(AuditEntry.of(actor, "slides uploaded", eventSlug, "session/" + session));
            return slides;
        });
    }

    @Transactional
    public void removeSlides(String eventSlug, String session, String actor) {
        var event = toEdit(eventSlug);
        if (change("delete from slides where event_id = ? and session = ?", event.id(), session)) {
            audit.add(AuditEntry.of(actor, "slides removed", eventSlug, "session/" + session));
        } else {
            drafts.show(eventSlug, Kind.SESSION, session);
        }
    }

    public Optional<Slides> slides(Event event, String session) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, format, size, published, uploaded_at from slides
                        where event_id = ? and session = ?""")) {
            select.setLong(1, event.id());
            select.setString(2, session);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(slides(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Slides could not be looked up", e);
        }
    }

    /** By the slug of their session, in one statement. */
    public Map<String, Slides> slides(Event event) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select session, id, format, size, published, uploaded_at from slides where event_id = ?")) {
            select.setLong(1, event.id());
            var slides = new HashMap<String, Slides>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    slides.put(rows.getString("session"), slides(rows));
                }
            }
            return slides;
        } catch (SQLException e) {
            throw new IllegalStateException("The slides of an event could not be looked up", e);
        }
    }

    /** For everybody, where they are published and the session is in the programme. */
    public Slides slidesToSend(String eventSlug, String session, boolean toOrganiser) {
        var event = Event.findBySlug(eventSlug).orElseThrow(() -> new NotFound("file"));
        var isPublic = releases.newest(event)
                .flatMap(release -> release.programme().session(session))
                .isPresent();
        return slides(event, session)
                .filter(slides -> toOrganiser || (isPublic && slides.published()))
                .orElseThrow(() -> new NotFound("file"));
    }

    public void send(Slides slides, OutputStream to) throws IOException {
        store.send(slides.id(), to);
    }

    /** Under its lock, so that two who hand in at once take turns. */
    private static Event toEdit(String slug) {
        return Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
    }

    private Event eventWith(String eventSlug, Kind<?> kind, String slug) {
        var event = toEdit(eventSlug);
        drafts.show(eventSlug, kind, slug);
        return event;
    }

    private Picture draw(Path file) {
        try {
            if (!easel.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw new Busy();
            }
            try {
                return Picture.of(file);
            } finally {
                easel.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    private boolean isPublic(Event event, String speaker) {
        return releases.newest(event).stream()
                .flatMap(release -> release.programme().speakers().stream())
                .anyMatch(known -> known.slug().equals(speaker));
    }

    private static Slides slides(ResultSet row) throws SQLException {
        var format = SlidesFormat.valueOf(row.getString("format"));
        return new Slides(
                row.getLong("id"),
                format.extension(),
                format.type(),
                row.getLong("size"),
                row.getBoolean("published"),
                row.getTimestamp("uploaded_at").toInstant());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("Slides could not be changed", e);
        }
    }
}
