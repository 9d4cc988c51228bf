package uk.dgnorth.mail;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server with whims: says what a test wants for a command, and hangs up where the test wants no answer. */
class StubbornServer implements Closeable {

    static final String HANG_UP = "hang up";
    static final String SAY_NOTHING = "say nothing";

    /** The recipients of the letters that it took. */
    final List<String> delivered = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> whims;

    /** @param whims the answer to a command ({@code CONNECT} for the greeting), or null for the usual one */
    StubbornServer(int port, UnaryOperator<String> whims) throws IOException {
        this.socket = listenOn(port);
        this.whims = whims;
        start(this::acceptAll);
    }

    /** The server before it may take a moment to let go of the port. */
    private static ServerSocket listenOn(int port) {
        return await().ignoreException(BindException.class)
                .until(() -> new ServerSocket(port, 50, InetAddress.getByName("localhost")), Objects::nonNull);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "stubborn mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                var connection = socket.accept();
                connections.add(connection);
                start(() -> talk(connection));
            }
        } catch (IOException e) {
            return; // closed: the test is over
        }
    }

    private void talk(Socket connection) {
        try (connection;
                var in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                var out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8)) {
            var recipient = "";
            var command = "CONNECT";
            while (command != null && answer(out, command)) {
                if (command.startsWith("RCPT")) {
                    recipient = command.replaceAll(".*<|>.*", "");
                }
                if (command.equals("DATA")) {
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    if (!answer(out, "END")) {
                        return;
                    }
                    delivered.add(recipient);
                }
                command = in.readLine();
            }
        } catch (IOException e) {
            return; // the client hung up
        }
    }

    private boolean answer(Writer out, String command) throws IOException {
        var whim = whims.apply(command);
        if (HANG_UP.equals(whim)) {
            return false;
        }
        if (!SAY_NOTHING.equals(whim)) {
            out.write((whim != null ? whim : usual(command)) + "\r\n");
            out.flush();
        }
        return !command.equals("QUIT");
    }

    private static String usual(String command) {
        if (command.equals("CONNECT")) {
            return "220 north.example";
        }
        if (command.equals("DATA")) {
            return "354 go ahead";
        }
        return command.equals("QUIT") ? "221 bye" : "250 fine";
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
