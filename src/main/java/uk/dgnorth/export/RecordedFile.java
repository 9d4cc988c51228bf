package uk.dgnorth.export;

import java.util.Map;
import uk.dgnorth.audit.AuditEntry;

/** A file that is on record in the audit trail before and after it was written. */
interface RecordedFile {

    String event();

    /** What the file holds, in a sentence: attendees, say. */
    String what();

    /** That the file is begun, and with what. */
    AuditEntry begun();

    /** How writing it ended. */
    AuditEntry ended(Map<String, ?> outcome);
}
