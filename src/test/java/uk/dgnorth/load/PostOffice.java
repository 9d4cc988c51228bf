package uk.dgnorth.load;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The mail server of the load: it gives each code to whoever waits for it, counts letters, and keeps none. */
final class PostOffice implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger arrivals = new AtomicInteger();

    private PostOffice() {}

    static PostOffice open() {
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
            return nobody;
        });
        return office;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** To be asked for before the letter is caused. */
    CompletableFuture<String> codeFor(String address) {
        return awaited.computeIfAbsent(address, unknown -> new CompletableFuture<>());
    }

    /** How many different letters have come, by Message-ID. */
    int letters() {
        return messageIds.size();
    }

    int repeats() {
        return arrivals.get() - messageIds.size();
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
        arrivals.incrementAndGet();
        messageIds.add(message.getMessageID());
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
        server.stop();
    }
}
