package uk.dgnorth.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.apache.commons.codec.binary.Base32;
import uk.dgnorth.access.Secrets;

/**
 * Makes the code of a ticket from the reference of its registration and the server's key. It is kept nowhere and can
 * be shown again at any time; another serial makes another code, and the old one invalid.
 */
@ApplicationScoped
public class TicketCodes {

    /** 80 bits: more than anyone can guess at a door, and exactly 16 letters and digits. */
    private static final int BYTES = 10;

    private final Secrets secrets;

    TicketCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The reference and four groups of four, in the characters that a QR code packs most tightly. */
    public String codeFor(String reference, int serial) {
        var hash = secrets.hash("ticket", reference + ":" + serial);
        var letters = new Base32().encodeToString(Arrays.copyOf(hash, BYTES));
        return String.join(
                "-",
                reference,
                letters.substring(0, 4),
                letters.substring(4, 8),
                letters.substring(8, 12),
                letters.substring(12));
    }
}
