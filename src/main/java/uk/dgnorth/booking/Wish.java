package uk.dgnorth.booking;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Slug;

/**
 * How somebody wants a session.
 *
 * @param instead what they give up for it: one slug, or several
 * @param orWait whether, if it is full, they would rather wait for it and keep what they have
 */
record Wish(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Size(max = 20, message = "Name at most 20 sessions")
        @Schema(description = "What to give up for it: one slug or several.", examples = "digital-inclusion-in-leeds")
        List<@NotNull(message = "Name a session") @Slug String> instead,

        @JsonProperty("wait") @Schema(description = "If it is full, keep what would be given up, and wait.") @Nullable
        Boolean orWait) {

    static final Wish PLAIN = new Wish(List.of(), false);

    Wish {
        instead = Objects.requireNonNullElse(instead, List.of());
    }

    @JsonIgnore
    boolean acceptsToWait() {
        return Boolean.TRUE.equals(orWait);
    }
}
