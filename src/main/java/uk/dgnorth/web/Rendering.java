package uk.dgnorth.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that is made once and sent often: its bytes, the same compressed, and a tag of what they hold.
 *
 * @param tag weak, since it is the same for both forms (RFC 9110, section 8.8.3.3)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record Rendering(byte[] plain, byte[] gzip, String tag) {

    private static final int TAG_DIGITS = 32;
    private static final String GZIP = "gzip";
    private static final List<Variant> FORMS =
            Variant.encodings(GZIP, "identity").build();

    static Rendering of(byte[] content) {
        return new Rendering(content, gzip(content), tag(content));
    }

    int size() {
        return plain.length + gzip.length;
    }

    /** Compressed only where the client asks for it: what asks for nothing may take anything, but curl shows it. */
    Response.ResponseBuilder answer(Request request, HttpHeaders headers) {
        var wishes = headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        var form = wishes == null || wishes.isBlank() ? null : request.selectVariant(FORMS);
        var answer = form != null && GZIP.equals(form.getEncoding())
                ? Response.ok(gzip).header(HttpHeaders.CONTENT_ENCODING, GZIP)
                : Response.ok(plain);
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private static byte[] gzip(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, TAG_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
