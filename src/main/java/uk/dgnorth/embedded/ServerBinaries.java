package uk.dgnorth.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of one PostgreSQL release, unpacked below the embedded directory. They lie there and not in the shared
 * temporary directory, where another user of the machine could put programs of his own, and a cleaner take ours away.
 */
record ServerBinaries(Path home) {

    /** Unpacks the programs unless that was done before; a half-finished unpacking is never taken for a whole one. */
    static ServerBinaries unpackedIn(Path directory) {
        try (var packed = open()) {
            var archive = packed.readAllBytes();
            var home = directory.resolve("server-" + digest(archive));
            if (!Files.isDirectory(home)) {
                var unfinished = directory.resolve("server.new");
                FileUtils.deleteDirectory(unfinished.toFile());
                unpack(archive, unfinished);
                Files.move(unfinished, home);
            }
            return new ServerBinaries(home);
        } catch (IOException e) {
            throw new CannotStart("The PostgreSQL server cannot be unpacked in " + directory, e);
        }
    }

    private static InputStream open() throws IOException {
        var system = System.getProperty("os.name", "");
        var machine = System.getProperty("os.arch", "");
        var found = system.equals("Linux")
                ? DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        system, machine.equals("amd64") ? "x86_64" : machine)
                : null;
        if (found == null) {
            throw new CannotStart("There is no embedded PostgreSQL for " + system + " on " + machine
                    + ". Set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL database.");
        }
        return found;
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if (file.startsWith(target.resolve("bin"))) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
                    }
                }
            }
        }
    }

    /** The release's first number: the only thing that decides whether it can open a data directory. */
    String major() {
        try {
            var process = command("postgres", "--version").start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.replaceFirst("\\D*(\\d+).*", "$1").strip();
        } catch (IOException e) {
            throw new CannotStart("The programs of PostgreSQL in " + home + " do not run", e);
        }
    }

    /** PostgreSQL refuses to run as root: there it gets a user namespace in which it is nobody. */
    ProcessBuilder command(String program, String... arguments) {
        var asRoot = LinuxUtils.isUnshareAvailable() ? Stream.of("unshare", "-U") : Stream.<String>empty();
        var line = Stream.concat(
                asRoot, Stream.of(home.resolve("bin").resolve(program).toString()));
        var builder =
                new ProcessBuilder(Stream.concat(line, Stream.of(arguments)).toList());
        builder.environment().put("LC_ALL", "C"); // messages of the server are read below
        return builder;
    }
}
