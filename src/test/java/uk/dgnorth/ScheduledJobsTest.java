package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.scheduler.Scheduled;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On a machine whose clock is that of London, jobs at a time of day come as they should when the clocks change. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduledJobsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** As Quarkus reads them unless told otherwise. */
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    static Stream<Arguments> jobsAtATimeOfDay() {
        var days = List.of(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 10, 31));
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("uk.dgnorth").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Scheduled.class))
                        .filter(method -> !cron(method).isEmpty())
                        .flatMap(method -> days.stream()
                                .map(day -> Arguments.of(method.getFullName(), PARSER.parse(cron(method)), day)));
    }

    private static String cron(JavaMethod method) {
        return method.getAnnotationOfType(Scheduled.class).cron();
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("jobsAtATimeOfDay")
    void a_job_comes_once_a_day_or_once_an_hour_even_when_the_clocks_change(String job, Cron cron, LocalDate day) {
        var runs = runs(cron, day.atStartOfDay(LONDON), day.plusDays(1).atStartOfDay(LONDON));
        var isDaily = runs(cron, day.minusDays(1).atStartOfDay(LONDON), day.atStartOfDay(LONDON))
                        .size()
                == 1;

        if (isDaily) {
            assertThat(runs).hasSize(1);
        } else {
            for (int i = 1; i < runs.size(); i++) {
                assertThat(Duration.between(runs.get(i - 1), runs.get(i))).isEqualTo(Duration.ofHours(1));
            }
        }
    }

    private static List<ZonedDateTime> runs(Cron cron, ZonedDateTime from, ZonedDateTime to) {
        var runs = new ArrayList<ZonedDateTime>();
        var next = ExecutionTime.forCron(cron).nextExecution(from);
        while (next.isPresent() && next.get().isBefore(to)) {
            runs.add(next.get());
            next = ExecutionTime.forCron(cron).nextExecution(next.get());
        }
        return runs;
    }
}
