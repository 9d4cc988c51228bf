package uk.dgnorth.download;

import java.util.Map;
import uk.dgnorth.audit.AuditEntry;

/** A file that is on record in the audit trail before and after it was written. */
public interface RecordedFile {

    /** What the file holds, for the log: the attendees of an event, say. */
    String what();

    /** That the file is begun, and with what. */
    AuditEntry begun();

    /** How writing it ended. */
    AuditEntry ended(Map<String, ?> outcome);
}
