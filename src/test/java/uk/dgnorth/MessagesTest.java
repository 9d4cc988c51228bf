package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read is there in every language, and nothing is left over in any. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final List<String> OTHER_LANGUAGES = List.of("cy");
    private static final Pattern PARTS = Pattern.compile("\\{[^}]*}|href=\"[^\"]*\"|</?\\w+");

    static List<Class<?>> bundles() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("uk.dgnorth").stream()
                        .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                        .<Class<?>>map(type -> type.reflect())
                        .toList();
    }

    @Test
    void there_are_bundles() {
        assertThat(bundles()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_message_is_there_in_every_language_with_the_same_parts(Class<?> bundle) throws IOException {
        var english = messages(bundle);

        for (var language : OTHER_LANGUAGES) {
            var translated = read(RESOURCES.resolve("messages/" + name(bundle) + "_" + language + ".properties"));
            assertThat(translated.keySet()).isEqualTo(english.keySet());
            english.forEach((key, text) -> assertThat(partsOf(translated.get(key)))
                    .as("%s of %s in %s", key, name(bundle), language)
                    .isEqualTo(partsOf(text)));
            assertThat(translated.values()).noneMatch(String::isBlank);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationMessages", "uk/dgnorth/eligibility/words", "uk/dgnorth/event/times"})
    void every_text_of_a_resource_bundle_is_there_in_every_language(String bundle) throws IOException {
        var english = read(RESOURCES.resolve(bundle + ".properties"));

        for (var language : OTHER_LANGUAGES) {
            var translated = read(RESOURCES.resolve(bundle + "_" + language + ".properties"));
            assertThat(translated.keySet()).isEqualTo(english.keySet());
            assertThat(translated.values()).noneMatch(String::isBlank);
        }
    }

    /** Else it would be there for nobody, and translated in vain. */
    @ParameterizedTest
    @MethodSource("bundles")
    void every_message_is_used(Class<?> bundle) throws IOException {
        var places = everything();

        assertThat(messages(bundle).keySet())
                .allMatch(key -> Pattern.compile("\\b" + name(bundle) + ":" + key + "\\b|(\\.|::)" + key + "\\b")
                        .matcher(places)
                        .find());
    }

    private static String everything() throws IOException {
        try (var templates = Files.walk(TEMPLATES);
                var code = Files.walk(Path.of("src/main/java"))) {
            var text = new StringBuilder();
            for (var file :
                    Stream.concat(templates, code).filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    private static String name(Class<?> bundle) {
        return bundle.getAnnotation(MessageBundle.class).value();
    }

    private static Map<String, String> messages(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods())
                .collect(Collectors.toMap(
                        Method::getName,
                        method -> method.getAnnotation(Message.class).value(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static Map<String, String> read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** What a translation has to keep: parameters, links and markup, in whatever order. */
    private static Set<String> partsOf(String text) {
        return PARTS.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
