package uk.dgnorth.download;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.problem.Busy;

/** Lets files be written, a few at once, and keeps in the audit trail that and how it was done. */
@ApplicationScoped
public class OnRecord {

    private static final Logger LOG = Logger.getLogger(OnRecord.class);

    private final Audit audit;
    private final Duration timeLimit;
    private final Semaphore room;

    OnRecord(Audit audit, ExportConfig config) {
        this.audit = audit;
        this.timeLimit = config.timeLimit();
        this.room = new Semaphore(config.atOnce());
    }

    /** Writes all of a file, and says of each row that it is written. */
    public interface Writing {

        void write(Progress progress) throws IOException;
    }

    /** How far a file is. */
    public static final class Progress {

        private final Duration timeLimit;
        private final long start = System.nanoTime();
        private long rows;

        private Progress(Duration timeLimit) {
            this.timeLimit = timeLimit;
        }

        /** @throws IOException where that took too long */
        public void rowWritten() throws IOException {
            rows++;
            if (System.nanoTime() - start > timeLimit.toNanos()) {
                throw new IOException("The client took longer than dgn.export.time-limit allows");
            }
        }
    }

    /**
     * That it began is on record before the first byte leaves, and how it ended before the last: who hangs up midway,
     * or kills the service, leaves a trace all the same. Anything thrown after the first byte has to break the
     * connection, or else half a file would look whole.
     */
    public void write(RecordedFile file, Writing writing) {
        if (!room.tryAcquire()) {
            throw new Busy();
        }
        try {
            keep(file.begun());
            writeAll(file, writing);
        } finally {
            room.release();
        }
    }

    private void writeAll(RecordedFile file, Writing writing) {
        var progress = new Progress(timeLimit);
        var complete = false;
        try {
            writing.write(progress);
            complete = true;
        } catch (IOException | UncheckedIOException gone) {
            // Clients hang up: no fault of ours, so one line is enough.
            LOG.infof("Export of %s: %s", file.what(), gone.getMessage());
            throw new ExportCutShort();
        } finally {
            keep(file.ended(Map.of("rows", progress.rows, "complete", complete)));
            LOG.infof("Export of %s: rows %d, complete %b", file.what(), progress.rows, complete);
        }
    }

    private void keep(AuditEntry entry) {
        QuarkusTransaction.requiringNew().run(() -> audit.add(entry));
    }
}
