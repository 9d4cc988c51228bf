package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proposal as organisers see it, with what reviewers made of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
        long id,
        State state,
        Instant submittedAt,
        Instant changedAt,
        String name,
        String email,
        String jobTitle,
        String organisation,
        String biography,
        String title,
        @JsonProperty("abstract") String description,
        String format,
        String level,
        List<Answer> answers,
        @Nullable BigDecimal mean,
        int scores,
        int conflicts,
        List<Review> reviews,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable String speaker,
        @Nullable String session,
        int version) {

    /** An answer, beside the question as it stands now. */
    public record Answer(String id, String question, String answer) {}

    static ProposalView of(KeptProposals.Rated rated, Call call, List<Review> reviews) {
        var proposal = rated.proposal();
        var content = proposal.content();
        return new ProposalView(
                proposal.id(),
                proposal.state(),
                proposal.submittedAt() == null ? proposal.changedAt() : proposal.submittedAt(),
                proposal.changedAt(),
                content.name(),
                proposal.email(),
                content.jobTitle(),
                content.organisation(),
                content.biography(),
                content.title(),
                content.description(),
                content.format(),
                content.level(),
                call.questions().stream()
                        .map(question -> new Answer(question.id(), question.text(), content.answer(question)))
                        .toList(),
                rated.scores() == 0 ? null : rated.mean().stripTrailingZeros(),
                rated.scores(),
                rated.conflicts(),
                reviews,
                proposal.outcome(),
                proposal.reason(),
                proposal.decidedAt(),
                proposal.speaker(),
                proposal.session(),
                proposal.version());
    }
}
