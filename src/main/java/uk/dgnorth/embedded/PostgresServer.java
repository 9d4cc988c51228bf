package uk.dgnorth.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** One PostgreSQL server over one data directory: created, started, and stopped such that its files are at rest. */
final class PostgresServer {

    /** Replaying the log after a crash can take its time; checkpoints come at least every five minutes. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final Duration STOP = Duration.ofSeconds(60);

    /** How long what is left of a killed server may hold its directory or its memory. Seen: up to two seconds. */
    private static final Duration REMAINS = Duration.ofSeconds(30);

    private final ServerBinaries binaries;
    private final Path data;
    private final Path log;

    PostgresServer(ServerBinaries binaries, Path directory) {
        this.binaries = binaries;
        this.data = directory.resolve("data");
        this.log = directory.resolve("postgres.log");
    }

    /** Starts the server and answers with its port, a free one each time. */
    int start() throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log);
        stopOrphan();
        refuseAnotherMajor();
        if (!Files.exists(data)) {
            create();
        }
        return startWhenRemainsAreGone();
    }

    /** Stops whichever server runs on the data directory; none is fine. */
    void stop() {
        if (PostmasterFile.read(data).filter(PostmasterFile::namesLiveServer).isEmpty()) {
            return;
        }
        var stopped = run(
                STOP,
                "pg_ctl",
                "-D",
                data.toString(),
                "-m",
                "fast",
                "-t",
                Long.toString(STOP.toSeconds()),
                "-w",
                "stop");
        if (!stopped
                && PostmasterFile.read(data)
                        .filter(PostmasterFile::namesLiveServer)
                        .isPresent()) {
            throw new CannotStart("The PostgreSQL server on " + data + " does not stop; see " + log);
        }
    }

    private void stopOrphan() throws IOException {
        var left = PostmasterFile.read(data);
        if (left.isEmpty()) {
            return;
        }
        if (left.get().namesLiveServer()) {
            System.err.println("A service that was killed left its PostgreSQL server running on port "
                    + left.get().port() + ": stopping it.");
            stop();
        } else if (left.get().isStale()) {
            // Safe: the server's shared memory, found by the directory's inode, still tells whether a process is left.
            Files.deleteIfExists(PostmasterFile.in(data));
        }
    }

    private void refuseAnotherMajor() throws IOException {
        var version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return;
        }
        var theirs = Files.readString(version).strip();
        var ours = binaries.major();
        if (!theirs.equals(ours)) {
            throw new CannotStart(
                    "The data in " + data + " was written by PostgreSQL " + theirs + " and PostgreSQL " + ours
                            + " cannot open it. Copy it over with pg_dump of version " + theirs
                            + ", or set DGN_EMBEDDED_DIRECTORY to another directory.");
        }
    }

    /** Creates the data beside its place and then moves it there, so that a crash leaves nothing half made. */
    private void create() throws IOException {
        var unfinished = data.resolveSibling("data.new");
        FileUtils.deleteDirectory(unfinished.toFile());
        // The built-in locale sorts alike on every machine.
        var created = run(
                START,
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (!created) {
            throw new CannotStart(
                    "The embedded database could not be created; see " + log
                            + ". As root it needs user namespaces: run as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL.");
        }
        Files.move(unfinished, data);
    }

    private int startWhenRemainsAreGone() throws IOException {
        var deadline = Deadline.in(REMAINS);
        var told = false;
        while (true) {
            var before = Files.size(log);
            var port = freePort();
            if (run(
                    START,
                    "pg_ctl",
                    "-D",
                    data.toString(),
                    "-l",
                    log.toString(),
                    "-o",
                    options(port),
                    "-t",
                    Long.toString(START.toSeconds()),
                    "-w",
                    "start")) {
                return port;
            }
            var said = Files.readString(log).substring((int) before);
            if (!mayPass(said) || deadline.hasPassed()) {
                throw new CannotStart("The embedded PostgreSQL server does not start; see " + log);
            }
            if (!told) {
                System.err.println("Waiting for the last processes of a killed PostgreSQL server to end.");
                told = true;
            }
            deadline.pause();
        }
    }

    /** Whether the server's words name a state that ends by itself: remains of a dead server, or a port just taken. */
    private static boolean mayPass(String said) {
        return Stream.of("lock file \"postmaster.pid\"", "pre-existing shared memory block", "Address already in use")
                .anyMatch(said::contains);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A confirmation that a crash can lose is no confirmation: what makes a commit last is said here, not assumed. */
    private static String options(int port) {
        return Stream.of(
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "port=" + port,
                        "max_connections=40", // the pool of 8, twice, and people who look
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_checkpoints=off")
                .map(option -> "-c " + option)
                .reduce((some, more) -> some + " " + more)
                .orElseThrow();
    }

    private boolean run(Duration bound, String program, String... arguments) {
        try {
            var process = binaries.command(program, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (process.waitFor(bound.plusSeconds(5).toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            throw new CannotStart("The programs of PostgreSQL in " + binaries.home() + " do not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
