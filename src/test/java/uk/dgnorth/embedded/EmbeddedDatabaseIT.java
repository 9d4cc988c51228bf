package uk.dgnorth.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.dgnorth.RunningService;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedDatabaseIT {

    private static final Map<String, String> NOTHING_SET = Map.of();

    /** What a first start and a clean stop left: with a copy of it a test needs no first start of its own. */
    @TempDir
    static Path used;

    @TempDir
    Path directory;

    @BeforeAll
    static void starts_over_what_a_kill_during_the_first_start_left() throws Exception {
        Files.createDirectories(used.resolve(".dgnorth/server.new/bin"));
        Files.writeString(used.resolve(".dgnorth/server.new/bin/postgres"), "half");
        Files.createDirectories(used.resolve(".dgnorth/data.new"));
        Files.writeString(used.resolve(".dgnorth/data.new/PG_VERSION"), "18\n");

        var service = RunningService.start(used, NOTHING_SET);

        assertThat(service.isReady()).isTrue();
        service.terminate();
    }

    @BeforeEach
    void copy_what_was_left() throws Exception {
        var copy = new ProcessBuilder("cp", "-a", used.resolve(".dgnorth").toString(), directory.toString());

        assertThat(copy.inheritIO().start().waitFor()).isZero();
    }

    @AfterEach
    void end_every_process() {
        RunningService.killEverything();
    }

    @Test
    void is_there_for_its_own_service_and_makes_commits_last() throws Exception {
        var service = RunningService.start(directory, NOTHING_SET);

        assertThat(List.of(
                        show(service, "fsync"),
                        show(service, "synchronous_commit"),
                        show(service, "full_page_writes"),
                        show(service, "listen_addresses"),
                        show(service, "unix_socket_directories")))
                .containsExactly("on", "on", "on", "127.0.0.1", "");
        servesTheDocumentationWhereItsBannerSays(service);
        leavesItsDirectoryToNoOther(service);
    }

    private static void servesTheDocumentationWhereItsBannerSays(RunningService service) throws Exception {
        assertThat(service.get(service.uri("/q/swagger-ui/"))).isEqualTo(200);
        assertThat(service.get(service.uri("/openapi"))).isEqualTo(200);
        assertThat(service.output()).contains("/q/swagger-ui").contains("/openapi");
    }

    private void leavesItsDirectoryToNoOther(RunningService service) throws Exception {
        var second = RunningService.launch(directory, NOTHING_SET);

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output().lines())
                .singleElement()
                .asString()
                .startsWith("Another running service (process ")
                .contains("DGN_EMBEDDED_DIRECTORY");
        assertThat(service.isReady()).isTrue();
    }

    @Test
    void keeps_data_and_token_over_a_clean_restart() throws Exception {
        var first = RunningService.start(directory, NOTHING_SET);
        write(first, 1);
        var token = Files.readString(first.embeddedDirectory().resolve("organiser-token"));

        var exitCode = first.terminate();
        var log = first.databaseLog();
        var serverIsGone = Files.notExists(first.postmasterFile());
        var second = RunningService.start(directory, NOTHING_SET);

        assertThat(exitCode).isEqualTo(128 + 15);
        assertThat(serverIsGone).isTrue();
        assertThat(log).contains("database system is shut down");
        assertThat(second.databaseLog())
                .contains("database system was shut down")
                .doesNotContain("recovery");
        assertThat(rows(second)).containsExactly(1);
        assertThat(second.output()).contains("Organiser token  dgn_").contains(token.strip());
    }

    @Test
    void loses_no_committed_row_when_service_and_server_are_killed_and_started_again_at_once() throws Exception {
        var expected = new ArrayList<Integer>();
        var service = RunningService.start(directory, NOTHING_SET);
        for (var round = 1; round <= 3; round++) {
            write(service, round);
            expected.add(round);

            service.killAll();
            service = RunningService.start(directory, NOTHING_SET);

            assertThat(rows(service)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void stops_the_server_that_a_killed_service_left_and_its_own_in_the_end() throws Exception {
        var killed = RunningService.start(directory, NOTHING_SET);
        write(killed, 1);
        var orphan = killed.postmaster();
        killed.kill();

        var next = RunningService.start(directory, NOTHING_SET);

        assertThat(next.output()).contains("left its PostgreSQL server running");
        assertThat(next.postmaster()).isNotEqualTo(orphan);
        assertThat(next.databaseLog()).doesNotContain("recovery");
        assertThat(rows(next)).containsExactly(1);
        next.terminate();
        assertThat(next.postmasterFile()).doesNotExist();
    }

    @Test
    void refuses_data_of_another_major_release() throws Exception {
        Files.writeString(directory.resolve(".dgnorth/data/PG_VERSION"), "17\n");

        var next = RunningService.launch(directory, NOTHING_SET);

        assertThat(next.awaitExit()).isEqualTo(1);
        assertThat(next.output()).contains("was written by PostgreSQL 17 and PostgreSQL 18 cannot open it");
    }

    @Test
    void starts_although_the_number_of_a_dead_server_now_belongs_to_a_stranger() throws Exception {
        var stranger = Long.toString(ProcessHandle.current().pid());
        Files.writeString(
                directory.resolve(".dgnorth/data/postmaster.pid"),
                stranger + "\n" + directory + "\n0\n1\n\n127.0.0.1\n");

        var next = RunningService.start(directory, NOTHING_SET);

        assertThat(next.isReady()).isTrue();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private static void write(RunningService service, int number) throws SQLException {
        try (var connection = DriverManager.getConnection(service.embeddedJdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (number int)");
            statement.execute("insert into kept values (" + number + ")");
        }
    }

    private static List<Integer> rows(RunningService service) throws SQLException {
        try (var connection = DriverManager.getConnection(service.embeddedJdbcUrl());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select number from kept order by number")) {
            var numbers = new ArrayList<Integer>();
            while (result.next()) {
                numbers.add(result.getInt(1));
            }
            return numbers;
        }
    }

    private static String show(RunningService service, String setting) throws SQLException {
        try (var connection = DriverManager.getConnection(service.embeddedJdbcUrl());
                var statement = connection.createStatement();
                var result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
