package uk.dgnorth;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says of our settings, held against the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsDocumentedTest {

    /** Read before there is a configuration to inject from. */
    private static final Set<String> READ_AT_START = Set.of("dgn.embedded.directory");

    /** Said by the service to itself. */
    private static final Set<String> INTERNAL = Set.of("dgn.embedded.in-use");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("uk.dgnorth");

    record Row(String variable, String defaultValue) {}

    @Test
    void every_setting_of_ours_stands_in_the_table() throws IOException {
        var documented = documented();

        assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(known());
    }

    @Test
    void each_has_its_environment_variable_beside_it() throws IOException {
        var documented = documented();

        assertThat(documented)
                .allSatisfy((name, row) -> assertThat(row.variable())
                        .isEqualTo(name.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT)));
    }

    @Test
    void each_default_in_the_table_is_the_one_in_the_code() throws IOException {
        var documented = documented();

        assertThat(mapped()).isNotEmpty().allSatisfy((name, property) -> {
            if (property.hasDefaultValue()) {
                assertThat(documented.get(name).defaultValue()).as(name).startsWith(property.getDefaultValue());
            }
        });
    }

    private Set<String> known() {
        var names = new TreeSet<>(mapped().keySet());
        names.addAll(injected());
        names.addAll(READ_AT_START);
        names.removeAll(INTERNAL);
        return names;
    }

    private Map<String, Property> mapped() {
        var properties = new HashMap<String, Property>();
        classes.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .forEach(type ->
                        properties.putAll(ConfigMappings.getProperties(ConfigClass.configClass(type.reflect()))));
        return properties;
    }

    private Set<String> injected() {
        return classes.stream()
                .flatMap(type -> type.getConstructors().stream())
                .flatMap(constructor -> constructor.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
                .map(parameter ->
                        parameter.getAnnotationOfType(ConfigProperty.class).name())
                .filter(name -> name.startsWith("dgn."))
                .collect(toSet());
    }

    /** The rows of the tables whose first cell names one of our settings. */
    private static Map<String, Row> documented() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs", "operations.md"))) {
            return lines.filter(line -> line.startsWith("| `dgn."))
                    .map(line -> line.split("\\|"))
                    .collect(toMap(cells -> code(cells[1]), cells -> new Row(code(cells[2]), code(cells[3]))));
        }
    }

    private static String code(String cell) {
        return cell.strip().replace("`", "");
    }
}
