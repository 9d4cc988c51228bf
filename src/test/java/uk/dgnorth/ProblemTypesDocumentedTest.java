package uk.dgnorth;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.Problem;

/** What docs/api.md says of the problem types, which clients rely on, held against the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemTypesDocumentedTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** A type stands in a constructor call after the status, or is the type of an {@link InvalidRequest}. */
    private static final Pattern TYPE = Pattern.compile("""
            (?:(?:super|new HttpProblem)\\(\\s*\\w+,\\s*|\\bTYPE = |@InvalidIs\\(\\s*|new InvalidRequest\\(\\s*)\
            "([a-z-]+)\"""");

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (?:\\d{3}|any)");

    @Test
    void every_type_in_the_code_stands_in_the_table_and_no_other() throws IOException {
        var documented = new TreeSet<String>();
        try (var lines = Files.lines(Path.of("docs", "api.md"))) {
            lines.map(ROW::matcher).filter(row -> row.find()).forEach(row -> documented.add(row.group(1)));
        }

        assertThat(documented).containsExactlyElementsOf(typesInTheCode());
    }

    @Test
    void no_kind_of_problem_says_its_type_in_a_way_that_is_not_found_here() {
        var kinds = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("uk.dgnorth").stream()
                        .filter(type -> type.isAssignableTo(Problem.class))
                        .filter(not(type -> type.getModifiers().contains(JavaModifier.ABSTRACT)))
                        .filter(not(ProblemTypesDocumentedTest::hasTheTypeOfItsParent))
                        .toList();

        assertThat(kinds)
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(typesIn(sourceOf(kind)))
                        .as("types in the source of " + kind.getName())
                        .isNotEmpty());
    }

    private static boolean hasTheTypeOfItsParent(JavaClass type) {
        return type.isAssignableTo(InvalidRequest.class) && !type.isEquivalentTo(InvalidRequest.class);
    }

    private static Path sourceOf(JavaClass type) {
        return SOURCES.resolve(type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
    }

    private static TreeSet<String> typesInTheCode() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(ProblemTypesDocumentedTest::typesIn)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Stream<String> typesIn(Path source) {
        try {
            return TYPE.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
