package uk.dgnorth.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The database of a service that was given none: a real PostgreSQL whose data lasts in one directory, which belongs to
 * one running service at a time.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final Path directory;
    private @Nullable DirectoryLock lock;
    private @Nullable PostgresServer server;
    private boolean closed;

    public EmbeddedDatabase(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Starts the server and answers with its JDBC URL; refuses with {@link CannotStart}. */
    public synchronized String start() {
        if (closed) {
            throw new CannotStart("The service was told to stop before its database was started.");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            lock = DirectoryLock.take(directory);
            server = new PostgresServer(ServerBinaries.unpackedIn(directory), directory);
            return "jdbc:postgresql://127.0.0.1:" + server.start() + "/postgres";
        } catch (IOException e) {
            throw new CannotStart("The embedded database in " + directory + " cannot be used", e);
        }
    }

    /** Where the database keeps everything; files that live and die with it can lie there too. */
    public Path directory() {
        return directory;
    }

    /** Stops the server cleanly and lets the directory go; waits for a start that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.stop();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
