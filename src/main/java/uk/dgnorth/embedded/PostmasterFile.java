package uk.dgnorth.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a PostgreSQL server writes into its data directory while it runs: who it is and where it listens. After a kill
 * the file stays, and its process number may meanwhile belong to anybody.
 */
record PostmasterFile(Path data, long pid, int port) {

    /** How long a server on this very machine may take to accept a connection. */
    private static final int CONNECT_MILLIS = 1000;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<PostmasterFile> read(Path data) {
        try {
            var lines = Files.readAllLines(in(data));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            data,
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("The embedded database in " + data + " cannot be read", e);
        }
    }

    /** A server works in its data directory: that tells it from a stranger who was given its old number. */
    boolean namesLiveServer() {
        try {
            return !isZombie() && Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), data);
        } catch (IOException e) {
            return false;
        }
    }

    /** Nobody listens, and the number belongs to nobody, to a dead process not yet cleared away, or to a stranger. */
    boolean isStale() {
        return !portAnswers() && !namesLiveServer();
    }

    private boolean isZombie() throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    private boolean portAnswers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
