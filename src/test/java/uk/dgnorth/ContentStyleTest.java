package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of every page and letter keep to the style of GOV.UK's content guides. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentStyleTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Words and marks that have no place in what people read, whatever the page. */
    private static final Pattern FORBIDDEN = Pattern.compile("""
            \\bplease\\b|\\be\\.?g\\b|\\bi\\.?e\\b|\\betc\\b|\\bclick|\\blog ?(in|out|on)\\b|\\be-mail|\\bseats?\\b\
            |\\b12 ?(am|pm)\\b|\\d(st|nd|rd|th)\\b|GOV\\.UK|[!\u2013\u2014]|\\d ?- ?\\d""", Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP =
            Pattern.compile("\\{!.*?!}|<!--.*?-->|<[^>]*>|\\{[^}\\s][^}]*}", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("templates")
    void avoids_words_that_get_in_the_way(Path template) throws IOException {
        var words = MARKUP.matcher(Files.readString(template)).replaceAll(" ");

        assertThat(FORBIDDEN.matcher(words).results().map(found -> found.group()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("uk.dgnorth.MessagesTest#bundles")
    void avoids_words_that_get_in_the_way_in_messages_too(Class<?> bundle) {
        for (var message : bundle.getDeclaredMethods()) {
            var withoutAddresses = message.getAnnotation(Message.class).value().replaceAll("\\S+@\\S+", "");
            var words = MARKUP.matcher(withoutAddresses).replaceAll(" ");
            assertThat(FORBIDDEN.matcher(words).results().map(found -> found.group()))
                    .as(message.getName())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please register",
                "a page, e.g. this one",
                "this one, i.e. that",
                "etc.",
                "Click here",
                "Log in",
                "Welcome!",
                "14th September",
                "10 \u2013 14 September",
                "9-5",
                "your e-mail",
                "at 12pm",
                "On GOV.UK"
            })
    void finds_what_it_looks_for(String words) {
        assertThat(FORBIDDEN.matcher(words).find()).isTrue();
    }

    @Test
    void reads_words_and_not_markup() {
        var page = "<!DOCTYPE html>{! Please !}{#if !late}<p class=\"a-1-2\">Sign in by 9:30am</p>{/if}";

        assertThat(MARKUP.matcher(page).replaceAll("").strip()).isEqualTo("Sign in by 9:30am");
    }

    static Stream<Path> templates() {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
