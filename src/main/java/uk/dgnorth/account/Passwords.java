package uk.dgnorth.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords do, and what is kept of them: Argon2id with 19 MiB and 2 passes, as the OWASP Password Storage Cheat
 * Sheet has it. No rules about kinds of characters, no changes by the calendar (NIST SP 800-63B, 3.1.1.2).
 */
@Singleton
class Passwords {

    static final int SHORTEST = 12;
    /** Beyond it a strength check takes long, and nobody types one like that. */
    static final int LONGEST = 128;

    /** Of 0 to 4; at 3 some 10^8 guesses do not find it. */
    private static final int STRONG_ENOUGH = 3;
    /** What is judged of a password: longer ones only get stronger, while judging takes longer and longer. */
    private static final int JUDGED = 64;

    private static final Argon2Function HASH = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final Zxcvbn strength = new Zxcvbn();
    private final String hashOfNothing = hash("a password that nobody has");

    /** Why a password does not do. @param about what others know of its owner, such as a name or an address */
    Optional<String> refusal(String password, List<String> about) {
        if (password.isEmpty()) {
            return Optional.of("Enter a password");
        }
        if (password.length() < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters");
        }
        if (password.length() > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters");
        }
        var judged = password.substring(0, Math.min(password.length(), JUDGED));
        return strength.measure(judged, about).getScore() < STRONG_ENOUGH
                ? Optional.of("This password is easy to guess. Use one that nobody else has, such as 4 random words")
                : Optional.empty();
    }

    String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(HASH).getResult();
    }

    /** Takes as long where there is no password as where there is one. */
    boolean matches(String password, @Nullable String hash) {
        var typed = password.length() > LONGEST ? password.substring(0, LONGEST + 1) : password;
        var same = Password.check(typed, hash == null ? hashOfNothing : hash).with(HASH);
        return same && hash != null;
    }
}
