package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.upload.Photo;
import uk.dgnorth.upload.Slides;
import uk.dgnorth.upload.UploadDesk;

/**
 * Takes the files of speakers. No method is one transaction: a file is looked at before one begins, so that a hostile
 * one holds neither a connection nor the event. Only while its bytes are written is the event kept from other edits.
 */
@ApplicationScoped
class FileDesk {

    private final UploadDesk uploads;
    private final SessionDesk sessions;

    FileDesk(UploadDesk uploads, SessionDesk sessions) {
        this.uploads = uploads;
        this.sessions = sessions;
    }

    Optional<Photo> photo(Mandate mandate) {
        return Optional.ofNullable(uploads.photos(mandate.event()).get(mandate.speaker()));
    }

    /** As JPEG. */
    byte[] image(Mandate mandate) {
        return uploads.ownPhoto(mandate.event(), mandate.speaker()).orElseThrow(() -> new NotFound("photo"));
    }

    /** @throws InvalidRequest where it cannot be used, and why */
    Photo keepPhoto(Mandate mandate, @Nullable Path file, @Nullable String alt) {
        return uploads.keepPhoto(mandate.event().slug(), mandate.speaker(), file, alt, mandate.actor());
    }

    /** Removing what is gone already does nothing. */
    void removePhoto(Mandate mandate) {
        uploads.removePhoto(mandate.event().slug(), mandate.speaker(), mandate.actor());
    }

    /**
     * In place of what any of its speakers has sent before.
     *
     * @throws NotFound where the session is not theirs too
     * @throws InvalidRequest where they cannot be used, and why
     */
    Slides keepSlides(Mandate mandate, String session, @Nullable Path file, boolean published) {
        sessions.show(mandate, session);
        return uploads.keepSlides(mandate.event().slug(), session, file, published, mandate.actor());
    }

    /** @throws NotFound where the session is not theirs too */
    void removeSlides(Mandate mandate, String session) {
        sessions.show(mandate, session);
        uploads.removeSlides(mandate.event().slug(), session, mandate.actor());
    }
}
