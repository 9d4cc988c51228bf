package uk.dgnorth.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one running service to the embedded directory. The operating system holds it, so it ends with the
 * process, however that ends: no file needs deleting after a crash.
 */
final class DirectoryLock implements AutoCloseable {

    /** A killed process keeps its locks until the kernel has cleared its memory away: a restart may come sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        var file = directory.resolve("service.lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var deadline = Deadline.in(PATIENCE);
            while (tryLock(channel) == null) {
                if (deadline.hasPassed()) {
                    channel.close();
                    throw new CannotStart("Another running service (process " + ownerIn(file) + ") uses the embedded"
                            + " database in " + directory
                            + ". Stop it, or set DGN_EMBEDDED_DIRECTORY to another directory.");
                }
                deadline.pause();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new CannotStart("The lock file " + file + " of the embedded database cannot be written", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this very process
        }
    }

    private static String ownerIn(Path file) throws IOException {
        var owner = Files.readString(file).strip();
        return owner.isEmpty() ? "unknown" : owner;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the embedded directory cannot be given back", e);
        }
    }
}
