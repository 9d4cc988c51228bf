package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Contact;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Level;
import uk.dgnorth.programme.Part;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;

/** Makes an accepted proposal a part of the draft programme, under the lock of the event. */
@ApplicationScoped
class Acceptance {

    /** Leaves room for a number behind it (a slug has at most 80 characters). */
    private static final int LONGEST_SLUG = 70;

    private final DraftDesk draft;
    private final Releases releases;
    private final KeptProposals proposals;

    Acceptance(DraftDesk draft, Releases releases, KeptProposals proposals) {
        this.draft = draft;
        this.releases = releases;
        this.proposals = proposals;
    }

    /** What stands in the draft programme for a proposal: slugs. */
    record Parts(@Nullable String speaker, @Nullable String session) {}

    /** Who has two accepted proposals is one speaker; what is in the draft from an earlier decision stays as it is. */
    Parts intoDraft(Event event, Proposal proposal, String actor) {
        var present = draft.whole(event);
        var speakers = slugs(present.speakers());
        var sessions = slugs(present.sessions());
        var speaker = Stream.concat(
                        Stream.ofNullable(proposal.speaker()),
                        proposals.ofProposer(proposal.proposerId()).stream()
                                .filter(other -> other.content()
                                        .name()
                                        .equals(proposal.content().name()))
                                .flatMap(other -> Stream.ofNullable(other.speaker())))
                .filter(speakers::contains)
                .findFirst()
                .orElseGet(() -> addSpeaker(event, proposal, with(speakers, event, Programme::speakers), actor));
        var session = Stream.ofNullable(proposal.session())
                .filter(sessions::contains)
                .findFirst()
                .orElseGet(
                        () -> addSession(event, proposal, speaker, with(sessions, event, Programme::sessions), actor));
        return new Parts(speaker, session);
    }

    private String addSpeaker(Event event, Proposal proposal, Set<String> taken, String actor) {
        var content = proposal.content();
        var slug = unique(
                content.name(),
                "speaker",
                Stream.concat(taken.stream(), Stream.of(Speaker.NO_SLUG)).collect(Collectors.toSet()));
        draft.addAsPartOfMore(
                event.slug(),
                Kind.SPEAKER,
                new Speaker(
                        slug,
                        content.name(),
                        content.jobTitle(),
                        content.organisation(),
                        content.biography(),
                        null,
                        List.of(),
                        new Contact(proposal.email(), null),
                        List.of(),
                        false),
                actor);
        return slug;
    }

    private String addSession(Event event, Proposal proposal, String speaker, Set<String> taken, String actor) {
        var content = proposal.content();
        var slug = unique(content.title(), "session", taken);
        draft.addAsPartOfMore(
                event.slug(),
                Kind.SESSION,
                new Session(
                        slug,
                        content.title(),
                        content.description(),
                        Format.valueOf(content.format().toUpperCase(Locale.ROOT)),
                        Level.valueOf(content.level().toUpperCase(Locale.ROOT)),
                        "en",
                        null,
                        null,
                        null,
                        null,
                        List.of(speaker),
                        null,
                        List.of()),
                actor);
        return slug;
    }

    /** What was released and is gone from the draft keeps its slug too: bookings, photos and slides go by it. */
    private Set<String> with(Set<String> drafted, Event event, Function<Programme, List<? extends Part>> parts) {
        return Stream.concat(
                        drafted.stream(),
                        releases.newest(event).stream()
                                .flatMap(release -> slugs(parts.apply(release.programme())).stream()))
                .collect(Collectors.toSet());
    }

    private static Set<String> slugs(List<? extends Part> parts) {
        return parts.stream().map(Part::slug).collect(Collectors.toSet());
    }

    /** @param otherwise where nothing of the text can stand in a slug, such as a name in another script */
    static String unique(String text, String otherwise, Set<String> taken) {
        var words = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}'’]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var base = words.substring(0, Math.min(words.length(), LONGEST_SLUG)).replaceAll("^-+|-+$", "");
        var slug = base.isEmpty() ? otherwise : base;
        var candidate = slug;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = slug + "-" + number;
        }
        return candidate;
    }
}
