package uk.dgnorth.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import uk.dgnorth.RunningService;

/** One directory from its first start on: each test goes on where the one before it ended, since starting takes long. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class EmbeddedDatabaseIT {

    private static final Map<String, String> NOTHING_SET = Map.of();

    @TempDir
    static Path directory;

    /** What runs now, or was the last to run. */
    private static RunningService service;

    @AfterAll
    static void end_every_process() {
        RunningService.killEverything();
    }

    private static void start() {
        service = RunningService.start(directory, NOTHING_SET);
    }

    @Test
    @Order(1)
    void starts_over_what_a_kill_during_the_first_start_left() throws Exception {
        Files.createDirectories(directory.resolve(".dgnorth/server.new/bin"));
        Files.writeString(directory.resolve(".dgnorth/server.new/bin/postgres"), "half");
        Files.createDirectories(directory.resolve(".dgnorth/data.new"));
        Files.writeString(directory.resolve(".dgnorth/data.new/PG_VERSION"), "18\n");

        start();

        assertThat(service.isReady()).isTrue();
    }

    @Test
    @Order(2)
    void is_there_for_its_own_service_and_makes_commits_last() throws Exception {
        assertThat(List.of(
                        show("fsync"),
                        show("synchronous_commit"),
                        show("full_page_writes"),
                        show("listen_addresses"),
                        show("unix_socket_directories")))
                .containsExactly("on", "on", "on", "127.0.0.1", "");
    }

    @Test
    @Order(3)
    void serves_the_documentation_where_its_banner_says() throws Exception {
        assertThat(service.get(service.uri("/q/swagger-ui/"))).isEqualTo(200);
        assertThat(service.get(service.uri("/openapi"))).isEqualTo(200);
        awaitOutput("/q/swagger-ui", "/openapi");
    }

    @Test
    @Order(4)
    void leaves_its_directory_to_no_other() throws Exception {
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
    @Order(5)
    void keeps_data_and_token_over_a_clean_restart() throws Exception {
        write(1);
        var token = Files.readString(service.embeddedDirectory().resolve("organiser-token"));

        var exitCode = service.terminate();
        var log = service.databaseLog();
        var serverIsGone = Files.notExists(service.postmasterFile());
        start();

        assertThat(exitCode).isEqualTo(128 + 15);
        assertThat(serverIsGone).isTrue();
        assertThat(log).contains("database system is shut down");
        assertThat(service.databaseLog())
                .contains("database system was shut down")
                .doesNotContain("recovery");
        assertThat(rows()).containsExactly(1);
        awaitOutput("Organiser token  dgn_", token.strip());
    }

    @Test
    @Order(6)
    void loses_no_committed_row_when_service_and_server_are_killed_and_started_again_at_once() throws Exception {
        write(2);

        service.killAll();
        start();

        assertThat(rows()).containsExactly(1, 2);
    }

    @Test
    @Order(7)
    void stops_the_server_that_a_killed_service_left_and_its_own_in_the_end() throws Exception {
        write(3);
        var orphan = service.postmaster();
        service.kill();

        start();

        assertThat(service.output()).contains("left its PostgreSQL server running");
        assertThat(service.postmaster()).isNotEqualTo(orphan);
        assertThat(service.databaseLog()).doesNotContain("recovery");
        assertThat(rows()).containsExactly(1, 2, 3);
        service.terminate();
        assertThat(service.postmasterFile()).doesNotExist();
    }

    @Test
    @Order(8)
    void starts_although_the_number_of_a_dead_server_now_belongs_to_a_stranger() throws Exception {
        var stranger = Long.toString(ProcessHandle.current().pid());
        Files.writeString(
                directory.resolve(".dgnorth/data/postmaster.pid"),
                stranger + "\n" + directory + "\n0\n1\n\n127.0.0.1\n");

        start();

        assertThat(service.isReady()).isTrue();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
        service.terminate();
    }

    @Test
    @Order(9)
    void refuses_data_of_another_major_release() throws Exception {
        Files.writeString(directory.resolve(".dgnorth/data/PG_VERSION"), "17\n");

        var next = RunningService.launch(directory, NOTHING_SET);

        assertThat(next.awaitExit()).isEqualTo(1);
        assertThat(next.output()).contains("was written by PostgreSQL 17 and PostgreSQL 18 cannot open it");
    }

    /** Its doors are open a moment before it has said so. */
    private static void awaitOutput(String... parts) {
        await().untilAsserted(() -> assertThat(service.output()).contains(parts));
    }

    private static void write(int number) throws SQLException {
        try (var connection = DriverManager.getConnection(service.embeddedJdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (number int)");
            statement.execute("insert into kept values (" + number + ")");
        }
    }

    private static List<Integer> rows() throws SQLException {
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

    private static String show(String setting) throws SQLException {
        try (var connection = DriverManager.getConnection(service.embeddedJdbcUrl());
                var statement = connection.createStatement();
                var result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
