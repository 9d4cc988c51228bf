package uk.dgnorth.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the letters. Where they are sent to is the mailer's own to say: {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "dgn.mail")
interface MailConfig {

    /** Who the letters are from; unset means {@code no-reply} on the host of the public URL. */
    Optional<String> from();

    /** Where an answer goes to, if not to the sender. */
    Optional<String> replyTo();

    /** Whether this instance sends letters; another on the same database sends what one that does not leaves. */
    @WithDefault("true")
    boolean dispatch();

    /** How often to look for letters that are due; those of this instance leave at once after their commit. */
    @WithDefault("1s")
    String poll();

    /** How many letters are taken at once: 100 gave 42 times the rate of one at a time (performance.md). */
    @WithDefault("100")
    int batch();

    /** How long a batch belongs to the one that took it; short, since after a crash the rest of it waits so long. */
    @WithDefault("60s")
    Duration lease();

    /** How long the mail server may take for one letter; less than half the lease. */
    @WithDefault("20s")
    Duration sendTimeout();

    /** A letter that was refused so often is set aside as failed. With the waits below that takes about 14 hours. */
    @WithDefault("14")
    int maxTries();

    /** The wait after a letter was refused for the first time; it doubles each time. */
    @WithDefault("30s")
    Duration firstRetry();

    /** The longest wait between two tries of a refused letter. */
    @WithDefault("2h")
    Duration longestRetry();

    /** The wait after the server could not be reached; it doubles until the server answers. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest wait for a server that cannot be reached: short, so that letters leave soon after it is back. */
    @WithDefault("30s")
    Duration longestPause();

    /** How long the text of a letter is kept once it is sent, and of one that failed once it was written. */
    @WithDefault("14d")
    Duration keepBodies();

    /** How many captured letters the development inbox holds, about; older ones fall out. */
    @WithDefault("5000")
    int keepCaptured();
}
