package uk.dgnorth.export;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.download.RecordedFile;
import uk.dgnorth.registration.Status;

/** A file that somebody asked for: whose attendees, which of them, and what of each. */
record AttendeeFile(
        String event,
        long eventId,
        LocalDate date,
        String format,
        RegistrationFilter filter,
        List<Column> columns,
        String caller)
        implements RecordedFile {

    AttendeeFile {
        filter = filter.orElse(Status.CONFIRMED);
    }

    /** For the Content-Disposition header (RFC 6266). */
    String disposition() {
        var session = filter.session();
        return "attachment; filename=\"attendees-" + (session == null ? "" : session + "-") + date + "." + format
                + "\"";
    }

    @Override
    public String what() {
        return "attendees of " + event;
    }

    @Override
    public AuditEntry begun() {
        return entry("attendee export begun", Map.of());
    }

    @Override
    public AuditEntry ended(Map<String, ?> outcome) {
        return entry("attendees exported", outcome);
    }

    private AuditEntry entry(String action, Map<String, ?> outcome) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("columns", columns.stream().map(Column::word).toList());
        facts.put("filter", filter.withoutFreeText());
        facts.putAll(outcome);
        return AuditEntry.of(caller, action, event, "attendees." + format).changing(Map.of(), facts);
    }
}
