package uk.dgnorth.mail;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

/** Letters go to a mail server, on a port that was free a moment ago; each test decides what listens there. */
public class RealMailServer implements QuarkusTestProfile {

    /** As many as the mail client keeps; few, so that a test soon finds out whether any was lost. */
    static final int CONNECTIONS = 2;

    /** Below the ports that the system gives to clients: a test must find it free again after a restart. */
    private static int freePort() {
        for (int port = 20_025; port < 30_000; port++) {
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue; // taken: try the next
            }
        }
        throw new IllegalStateException("there is no free port for a mail server");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.mailer.host", "localhost",
                "quarkus.mailer.port", String.valueOf(freePort()),
                "quarkus.mailer.max-pool-size", String.valueOf(CONNECTIONS),
                "dgn.mail.send-timeout", "2s",
                "dgn.public-url", "https://north.example",
                "dgn.other-hosts", "localhost");
    }
}
