package uk.dgnorth.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider whose only user is whoever a test says, by a POST of claims to /user: it lets them pass
 * without a question, and refuses them where the test says so by a claim "refused".
 */
public class SignInService implements QuarkusTestResourceLifecycleManager {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String CLIENT = "registration";
    private static final String SECRET = "a-client-secret-of-forty-characters-long";

    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final KeyPair key = newKey();
    private HttpServer server;
    private volatile JsonObject user = new JsonObject();

    private interface Answers {

        void answer(HttpExchange request) throws IOException, GeneralSecurityException;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        on("/.well-known/openid-configuration", request -> send(request, discovery()));
        on("/keys", request -> send(request, keys()));
        on("/user", request -> {
            user = new JsonObject(body(request));
            send(request, user);
        });
        on("/authorize", this::authorize);
        on("/token", this::token);
        server.start();
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                url(),
                "quarkus.oidc.client-id",
                CLIENT,
                "quarkus.oidc.credentials.secret",
                SECRET);
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void on(String path, Answers answers) {
        server.createContext(path, request -> {
            try (request) {
                answers.answer(request);
            } catch (GeneralSecurityException | RuntimeException e) {
                request.sendResponseHeaders(400, -1);
            }
        });
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", url())
                .put("authorization_endpoint", url() + "/authorize")
                .put("token_endpoint", url() + "/token")
                .put("jwks_uri", url() + "/keys");
    }

    private JsonObject keys() {
        var rsa = (RSAPublicKey) key.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("kid", "1")
                                        .put("alg", "RS256")
                                        .put("use", "sig")
                                        .put("n", unsigned(rsa.getModulus().toByteArray()))
                                        .put(
                                                "e",
                                                unsigned(rsa.getPublicExponent().toByteArray()))));
    }

    private void authorize(HttpExchange request) throws IOException {
        var query = parameters(request.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        asked.put(code, query);
        var answer = user.containsKey("refused") ? "error=access_denied" : "code=" + code;
        var asks = "login".equals(query.get("prompt")) && CLIENT.equals(query.get("client_id"));
        request.getResponseHeaders()
                .add("Location", query.get("redirect_uri") + "?" + answer + "&state=" + query.get("state"));
        request.sendResponseHeaders(asks ? 302 : 400, -1);
    }

    private void token(HttpExchange request) throws IOException, GeneralSecurityException {
        var form = parameters(body(request));
        var query = asked.remove(form.get("code"));
        var proof = MessageDigest.getInstance("SHA-256")
                .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
        if (!BASE64.encodeToString(proof).equals(query.get("code_challenge"))
                || !("Basic " + basic).equals(request.getRequestHeaders().getFirst("Authorization"))) {
            throw new GeneralSecurityException("not whom the code was for");
        }
        var now = Instant.now().getEpochSecond();
        var claims = user.copy()
                .put("iss", url())
                .put("aud", CLIENT)
                .put("sub", "somebody")
                .put("nonce", query.get("nonce"))
                .put("iat", now)
                .put("exp", now + 300);
        send(
                request,
                new JsonObject()
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .put("access_token", signed(claims))
                        .put("id_token", signed(claims)));
    }

    private String signed(JsonObject claims) throws GeneralSecurityException {
        var head = new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", "1");
        var text = encoded(head) + "." + encoded(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    private static String encoded(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(byte[] number) {
        return BASE64.encodeToString(number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number);
    }

    private static String body(HttpExchange request) throws IOException {
        return new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange request, JsonObject json) throws IOException {
        var bytes = json.encode().getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().add("Content-Type", "application/json");
        request.sendResponseHeaders(200, bytes.length);
        request.getResponseBody().write(bytes);
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> other,
                        HashMap::new));
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
