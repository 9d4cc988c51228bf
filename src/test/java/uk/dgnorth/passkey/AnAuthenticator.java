package uk.dgnorth.passkey;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** A device that holds one passkey and does what Web Authentication, 6.1, says, unless it is told otherwise. */
public final class AnAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_CREDENTIAL = 0x40;

    private final KeyPair key = aKey();
    private final byte[] credentialId = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final String origin;
    private String site = "localhost";
    private String handle = "";
    private int user = PRESENT | VERIFIED;
    private int counter;

    /** @param origin of the page that it is used on */
    public AnAuthenticator(String origin) {
        this.origin = origin.replaceFirst("/$", "");
    }

    public AnAuthenticator thatDoesNotAskWhoUsesIt() {
        user = PRESENT;
        return this;
    }

    public AnAuthenticator forTheSite(String other) {
        site = other;
        return this;
    }

    /** @param counter of signatures, as it will stand in the next one */
    public AnAuthenticator counting(int counter) {
        this.counter = counter;
        return this;
    }

    /** Makes its passkey, as the options ask. */
    public String create(JsonPath options) {
        handle = options.getString("user.id");
        var id = ByteBuffer.allocate(18 + credentialId.length)
                .put(new byte[16])
                .putShort((short) credentialId.length)
                .put(credentialId)
                .array();
        var data = join(authenticatorData(user | WITH_CREDENTIAL), id, coseKey());
        var attestation = join(
                new byte[] {(byte) 0xA3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xA0},
                text("authData"),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        return credential("""
                {"clientDataJSON": "%s", "attestationObject": "%s", "transports": ["internal"]}""".formatted(base64(clientData("webauthn.create", options)), base64(attestation)));
    }

    /** Signs, as the options ask. */
    public String use(JsonPath options) {
        var client = clientData("webauthn.get", options);
        var data = authenticatorData(user);
        return credential(
                """
                {"clientDataJSON": "%s", "authenticatorData": "%s", "signature": "%s", "userHandle": "%s"}""".formatted(base64(client), base64(data), base64(sign(join(data, sha256(client)))), handle));
    }

    private String credential(String response) {
        return """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
                 "authenticatorAttachment": "platform", "response": %2$s}""".formatted(base64(credentialId), response);
    }

    private byte[] clientData(String type, JsonPath options) {
        return """
                {"type": "%s", "challenge": "%s", "origin": "%s", "crossOrigin": false}""".formatted(type, options.getString("challenge"), origin).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int flags) {
        return ByteBuffer.allocate(37)
                .put(sha256(site.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(counter)
                .array();
    }

    /** EC2, ES256, P-256 (RFC 9053, section 7.1.1). */
    private byte[] coseKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return join(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getAffineX().toByteArray()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        var all = new byte[32];
        var length = Math.min(number.length, 32);
        System.arraycopy(number, number.length - length, all, 32 - length, length);
        return all;
    }

    private static byte[] text(String text) {
        return join(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair aKey() {
        try {
            var maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            return maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(byte[] data) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
