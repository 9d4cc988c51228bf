package uk.dgnorth.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** The one thread of this instance that sends letters: more add nothing before the mail server is the limit. */
@ApplicationScoped
class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class);

    private final Dispatcher dispatcher;
    private final MailConfig config;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "letters");
        thread.setDaemon(true);
        return thread;
    });

    MailWorker(Dispatcher dispatcher, MailConfig config) {
        this.dispatcher = dispatcher;
        this.config = config;
    }

    /** A lease shorter than one letter may take, broken connection and all, would send nothing and never end. */
    void start(@Observes StartupEvent start) {
        if (config.lease().compareTo(config.sendTimeout().multipliedBy(2)) <= 0) {
            throw new IllegalStateException("dgn.mail.lease must be longer than twice dgn.mail.send-timeout");
        }
    }

    /** Cheap, and harmless however often it is called: a thousand commits in a moment wake the worker once. */
    void wake() {
        if (config.dispatch() && !thread.isShutdown() && wanted.compareAndSet(false, true)) {
            thread.execute(this::sendAllDue);
        }
    }

    @Scheduled(every = "${dgn.mail.poll:1s}")
    void poll() {
        wake();
    }

    private void sendAllDue() {
        wanted.set(false);
        try {
            boolean more;
            do {
                more = dispatcher.sendDue();
            } while (more);
        } catch (RuntimeException e) {
            LOG.error("Letters could not be sent now; the next round tries again", e);
        }
    }

    /** While the database is still there: the rest of the batch is given back, and no letter is cut short. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        dispatcher.stop();
        thread.shutdown();
        if (!thread.awaitTermination(config.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The letter in flight did not get an answer in time; it will be sent again");
        }
    }
}
