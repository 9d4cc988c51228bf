package uk.dgnorth;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * A mail server for crowds: it gives each code to whoever waits for it, remembers which letters came, and keeps none.
 */
public final class PostOffice implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger SERVER_LOG = Logger.getLogger("com.icegreen.greenmail");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> messageIds = new ConcurrentHashMap<>();
    private volatile CountDownLatch answering = new CountDownLatch(0);

    private PostOffice() {}

    public static PostOffice open() {
        // With its debug log on, which is what no configuration means, GreenMail answers each command 40 ms late.
        SERVER_LOG.setLevel(Level.WARNING);
        var office = new PostOffice();
        office.server.start();
        var users = office.server.getManagers().getUserManager();
        var nobody = new UserImpl("nobody@localhost", "nobody", "nobody", users.getImapHostManager()) {
            @Override
            public void deliver(MovingMessage message) {
                // Counted by the handler below; thousands of kept letters would only fill the memory.
            }
        };
        users.setMessageDeliveryHandler((message, to) -> {
            office.arrived(message.getMessage(), to.getEmail());
            try {
                office.answering.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return nobody;
        });
        return office;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** From now on it takes letters and does not say so, until {@link #answer}. */
    public void fallSilent() {
        answering = new CountDownLatch(1);
    }

    public void answer() {
        answering.countDown();
    }

    /** To be asked for before the letter is caused. */
    public CompletableFuture<String> codeFor(String address) {
        return awaited.computeIfAbsent(address, unknown -> new CompletableFuture<>());
    }

    /** How many different letters have come, by Message-ID. */
    public int letters() {
        return messageIds.keySet().stream().mapToInt(this::lettersTo).sum();
    }

    /** How many different letters have come for one address, by Message-ID. */
    public int lettersTo(String address) {
        return new HashSet<>(messageIds.getOrDefault(address, new ConcurrentLinkedQueue<>())).size();
    }

    /** How many letters came although they had come before. */
    public int repeats() {
        return messageIds.values().stream().mapToInt(Queue::size).sum() - letters();
    }

    private void arrived(MimeMessage message, String to) throws MessagingException {
        var waiting = awaited.remove(to);
        if (waiting != null) {
            var code = CODE.matcher(text(message));
            if (code.find()) {
                waiting.complete(code.group());
            } else {
                waiting.completeExceptionally(new IllegalStateException("a letter without a code"));
            }
        }
        messageIds.computeIfAbsent(to, first -> new ConcurrentLinkedQueue<>()).add(message.getMessageID());
    }

    private static String text(Part part) throws MessagingException {
        try {
            if (part.isMimeType("text/plain")) {
                return (String) part.getContent();
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    var text = text(parts.getBodyPart(i));
                    if (!text.isEmpty()) {
                        return text;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            throw new MessagingException("a letter that cannot be read", e);
        }
    }

    @Override
    public void close() {
        answer();
        server.stop();
    }
}
