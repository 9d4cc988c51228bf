package uk.dgnorth.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The style sheets, scripts and images of the pages. They share one version, a hash of their content, which is part
 * of their path: so they can be cached for ever, and a module finds the next one beside it.
 */
@ApplicationScoped
class Assets {

    static final String ROOT = "/assets/";

    private static final Map<String, String> TYPES = Map.of(
            "govuk-frontend.min.css", "text/css;charset=utf-8",
            "govuk-frontend.min.js", "text/javascript;charset=utf-8",
            "site.css", "text/css;charset=utf-8",
            "site.js", "text/javascript;charset=utf-8",
            "session.js", "text/javascript;charset=utf-8",
            "passkey.js", "text/javascript;charset=utf-8",
            "js-enabled.js", "text/javascript;charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final int VERSION_DIGITS = 16;

    private final Map<String, Asset> files = new TreeMap<>();
    private final String version;

    Assets() {
        TYPES.forEach((name, type) -> files.put(name, new Asset(type, Rendering.of(read(name)))));
        version = hash();
    }

    /** One file, as it is sent. */
    record Asset(String type, Rendering content) {}

    String version() {
        return version;
    }

    String url(String file) {
        if (!files.containsKey(file)) {
            throw new IllegalArgumentException("There is no asset " + file);
        }
        return ROOT + version + "/" + file;
    }

    Optional<Asset> find(String file) {
        return Optional.ofNullable(files.get(file));
    }

    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(file -> digest.update(file.content().plain()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private static byte[] read(String file) {
        try (var in = Assets.class.getResourceAsStream(ROOT + file)) {
            if (in == null) {
                throw new IllegalStateException("assets/" + file + " is missing from the service");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
