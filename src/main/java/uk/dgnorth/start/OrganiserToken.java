package uk.dgnorth.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The organiser's bearer token of the embedded example: made once, then kept beside the data it opens. */
record OrganiserToken(String value) {

    /** A secret scanner can tell by it what was leaked. */
    private static final String PREFIX = "dgn_";

    private static final int BITS = 256;

    static OrganiserToken keptIn(Path directory) {
        var file = directory.resolve("organiser-token");
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return new OrganiserToken(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException("the organiser token cannot be kept in " + file, e);
        }
    }

    /** Written beside its place and moved there, readable by its owner only: never half a token. */
    private static void write(Path file) throws IOException {
        var secret = new byte[BITS / Byte.SIZE];
        new SecureRandom().nextBytes(secret);
        var unfinished = file.resolveSibling("organiser-token.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                unfinished, PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "OrganiserToken[hidden]"; // whoever logs it by mistake gives nothing away
    }
}
