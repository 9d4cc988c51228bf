package uk.dgnorth.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Idempotency-Key of the request being answered, with what it is scoped by. */
@RequestScoped
class RepeatableRequest {

    private @Nullable String scope;

    void sentAs(String caller, String method, String path, String key) {
        scope = String.join("\n", caller, method, path, key);
    }

    Optional<String> scope() {
        return Optional.ofNullable(scope);
    }
}
