package uk.dgnorth.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.mail.Letter;
import uk.dgnorth.mail.Outbox;
import uk.dgnorth.mail.Words;
import uk.dgnorth.web.Language;

/** What proposers and reviewers are written. */
@ApplicationScoped
class ProposalLetters {

    private final Outbox outbox;
    private final ProposalTokens tokens;
    private final ProposalConfig config;
    private final String publicUrl;

    ProposalLetters(
            Outbox outbox,
            ProposalTokens tokens,
            ProposalConfig config,
            @ConfigProperty(name = "dgn.public-url") String publicUrl) {
        this.outbox = outbox;
        this.tokens = tokens;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    @CheckedTemplate(basePath = "proposal-letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance start(String subject, String event, String deadline, URI link);

        static native TemplateInstance review(String subject, String event, String name, String deadline, URI link);

        static native TemplateInstance decision(String subject, String event, List<List<String>> paragraphs);

        static native TemplateInstance accepted(String event, String name, String title, @Nullable String reason);

        static native TemplateInstance declined(String event, String name, String title, @Nullable String reason);

        static native TemplateInstance held(String event, String name, String title, @Nullable String reason);
    }

    void start(Event event, Call call, long proposer, String to) {
        outbox.add(start(event, call, "proposer-" + proposer, to, link(Who.PROPOSER, event, proposer)));
    }

    /** The work of that letter for an address without proposals: the time of an answer must not tell. */
    void startNothing(Event event, Call call) {
        outbox.addAndTakeBack(
                start(event, call, "nobody", Outbox.NOWHERE, link(Who.PROPOSER, tokens.thatOpensNothing())));
    }

    private static Letter start(Event event, Call call, String about, String to, URI link) {
        var subject = "Your proposals for " + event.name();
        var words = Templates.start(subject, event.name(), deadline(event, call), link);
        return write(event, about, "proposal-link", to, subject, words, true);
    }

    void review(Event event, Call call, long reviewer, String name, String to) {
        var subject = "Review proposals for " + event.name();
        var words = Templates.review(
                subject, event.name(), name, deadline(event, call), link(Who.REVIEWER, event, reviewer));
        send(event, "reviewer-" + reviewer, "review-link", to, subject, words, true);
    }

    /** The words that organisers begin with. */
    LetterText draft(Event event, Proposal proposal, Outcome outcome, @Nullable String reason) {
        var name = proposal.content().name();
        var title = proposal.content().title();
        var words = switch (outcome) {
            case ACCEPT -> Templates.accepted(event.name(), name, title, reason);
            case DECLINE -> Templates.declined(event.name(), name, title, reason);
            case HOLD -> Templates.held(event.name(), name, title, reason);
        };
        return new LetterText("Your proposal for " + event.name(), Words.tidy(words.render()));
    }

    void decision(Event event, DecisionLetter letter) {
        var paragraphs = Stream.of(letter.text().replace("\r\n", "\n").strip().split("\n{2,}"))
                .map(paragraph -> paragraph.lines().toList())
                .toList();
        send(
                event,
                "proposal-" + letter.proposal(),
                "proposal-decision",
                letter.to(),
                letter.subject(),
                Templates.decision(letter.subject(), event.name(), paragraphs),
                false);
    }

    private URI link(Who who, Event event, long owner) {
        return link(who, tokens.issue(who, owner, event.endsAt().plus(config.keepAfterEvent())));
    }

    private URI link(Who who, String token) {
        return URI.create(publicUrl + "/" + who.path() + "/" + token);
    }

    private static String deadline(Event event, Call call) {
        return new EventTimes(event.timezone(), Language.ENGLISH).deadline(call.deadline());
    }

    private void send(
            Event event, String about, String kind, String to, String subject, TemplateInstance words, boolean secret) {
        outbox.add(write(event, about, kind, to, subject, words, secret));
    }

    private static Letter write(
            Event event, String about, String kind, String to, String subject, TemplateInstance words, boolean secret) {
        var written = Words.of(words, Language.ENGLISH.locale());
        return new Letter(event.slug(), about, kind, to, subject, written.text(), written.html(), secret, List.of());
    }
}
