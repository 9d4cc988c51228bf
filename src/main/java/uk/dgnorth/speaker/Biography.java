package uk.dgnorth.speaker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Speaker;

/** What speakers say of themselves, for the public. */
record Biography(
        @Nullable String jobTitle,
        @Nullable String pronouns,
        @Nullable String text,
        List<Link> links) {

    static Biography of(Speaker speaker) {
        return new Biography(speaker.jobTitle(), speaker.pronouns(), speaker.biography(), speaker.links());
    }

    Speaker in(Speaker speaker) {
        return new Speaker(
                speaker.slug(),
                speaker.name(),
                jobTitle,
                speaker.organisation(),
                text,
                pronouns,
                links,
                speaker.contact(),
                speaker.unavailable(),
                speaker.confirmed());
    }
}
