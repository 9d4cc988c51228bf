package uk.dgnorth.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whoever reads the pages, and the language that they chose; for templates {@code {inject:reader.language}}. */
@RequestScoped
@Named("reader")
public class Reader {

    static final String COOKIE = "language";
    static final String PARAMETER = "lang";

    private final RoutingContext request;
    private final Cookies cookies;

    Reader(RoutingContext request, Cookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    public Language language() {
        return choice().or(() -> cookies.value(COOKIE).flatMap(Language::of)).orElse(Language.ENGLISH);
    }

    /** The language that this very request asks for; it holds from then on. */
    Optional<Language> choice() {
        return Language.of(request.request().getParam(PARAMETER));
    }

    /** For the switch: the page that is read now, in a language. */
    public record Translation(Language language, String href, boolean isRead) {}

    /** Without what else stood in the query, which belongs to one moment. */
    public List<Translation> translations() {
        var path = request.normalizedPath();
        return Stream.of(Language.values())
                .map(language -> new Translation(
                        language, path + "?" + PARAMETER + "=" + language.code(), language == language()))
                .toList();
    }

    /** A bundle of messages in the reader's language, for texts that are put together outside of templates. */
    public <T> T messages(Class<T> bundle) {
        return MessageBundles.get(
                bundle, Localized.Literal.of(language().locale().toLanguageTag()));
    }
}
