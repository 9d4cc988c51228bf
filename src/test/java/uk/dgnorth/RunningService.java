package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service as a process of its own, in a directory of its own and on free ports, to be stopped and killed
 * as operators and accidents do. {@link #killEverything} belongs in {@code @AfterAll} of every test that starts one.
 */
public final class RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<RunningService> STARTED = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Path directory;
    private final Path output;
    private final int httpPort;
    private final int managementPort;

    private RunningService(Process process, Path directory, Path output, int httpPort, int managementPort) {
        this.process = process;
        this.directory = directory;
        this.output = output;
        this.httpPort = httpPort;
        this.managementPort = managementPort;
    }

    /** Starts the service and waits until it is ready; fails with its output if it ends before. */
    public static RunningService start(Path directory, Map<String, String> environment, String... jvmOptions) {
        var service = launch(directory, environment, jvmOptions);
        service.awaitReady();
        return service;
    }

    /**
     * Starts the service and waits for nothing. It lives for seconds, so it runs with the first compiler and the
     * simplest collector, which start it sooner.
     */
    public static RunningService launch(Path directory, Map<String, String> environment, String... jvmOptions) {
        try {
            var http = freePort();
            var management = freePort();
            var output = Files.createTempFile(directory, "service-", ".out");
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var jar = Path.of(System.getProperty("service.jar", "target/quarkus-app/quarkus-run.jar"))
                    .toAbsolutePath()
                    .toString();
            var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(List.of(jvmOptions));
            command.addAll(List.of("-jar", jar));
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(http));
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
            builder.environment().putAll(environment);
            var service = new RunningService(builder.start(), directory, output, http, management);
            STARTED.add(service);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every service that any test started, and the database of each, whatever state they are in. */
    public static void killEverything() {
        STARTED.forEach(RunningService::killAll);
        STARTED.clear();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public void awaitReady() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .until(this::isReady);
    }

    public boolean isReady() throws InterruptedException {
        try {
            return get(managementUri("/q/health/ready")) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + httpPort + path);
    }

    public URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    public int get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** Everything that the service has written to its standard output and error. */
    public String output() {
        return read(output);
    }

    /** The embedded directory, where the service uses the default one. */
    public Path embeddedDirectory() {
        return directory.resolve(".dgnorth");
    }

    /** Where the running embedded server listens. */
    public String embeddedJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postmasterLine(3) + "/postgres?user=postgres";
    }

    public String databaseLog() {
        return read(embeddedDirectory().resolve("postgres.log"));
    }

    public Path postmasterFile() {
        return embeddedDirectory().resolve("data").resolve("postmaster.pid");
    }

    public ProcessHandle postmaster() {
        return ProcessHandle.of(Long.parseLong(postmasterLine(0))).orElseThrow();
    }

    /** Asks the service to stop (SIGTERM) and answers with its exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** Kills the JVM (SIGKILL) and leaves its database alone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Kills the JVM and its database at once (SIGKILL), without waiting for what remains of the database. */
    public void killAll() {
        process.destroyForcibly();
        if (Files.exists(postmasterFile())) {
            ProcessHandle.of(Long.parseLong(postmasterLine(0)))
                    .filter(server -> server.info().command().orElse("").endsWith("/postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
        awaitExit();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the service does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String postmasterLine(int number) {
        return read(postmasterFile()).lines().toList().get(number).strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below those that the system hands out: the service's own database asks for one of them a moment later. */
    private static int freePort() throws IOException {
        for (int tries = 0; ; tries++) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                if (tries == 100) {
                    throw taken;
                }
            }
        }
    }
}
