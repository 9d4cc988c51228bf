package uk.dgnorth.publicbody;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;

/** Ends entries whose time is over, and dry runs that nobody has applied. Running twice, or late, does no harm. */
@ApplicationScoped
class RegisterJob {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final Duration PREVIEWS_KEPT = Duration.ofDays(7);

    private final Register register;
    private final Audit audit;
    private final Clock clock;

    RegisterJob(Register register, Audit audit, Clock clock) {
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void run() {
        var now = clock.instant();
        register.lock();
        var ended = register.expire(LocalDate.ofInstant(now, HERE), now);
        if (ended > 0) {
            register.countUp();
            audit.add(AuditEntry.of("system", "public bodies expired", "", "public-bodies")
                    .changing(java.util.Map.of(), java.util.Map.of("entries", ended)));
        }
        register.update(
                "delete from register_import where state = 'PREVIEWED' and uploaded_at < ?",
                Timestamp.from(now.minus(PREVIEWS_KEPT)));
    }
}
