package uk.dgnorth.export;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.audit.AuditEntry;

/**
 * A list of an event that somebody asked for as a file.
 *
 * @param name what it lists, as the name of the file has it and the audit trail: emails, say
 * @param filter what the audit trail keeps of how it was filtered
 */
record ListFile(
        String event, String name, LocalDate date, List<String> columns, Map<String, String> filter, String caller)
        implements RecordedFile {

    /** For the Content-Disposition header (RFC 6266). */
    String disposition() {
        return "attachment; filename=\"" + name + "-" + date + ".csv\"";
    }

    @Override
    public String what() {
        return name;
    }

    @Override
    public AuditEntry begun() {
        return entry("export begun", Map.of());
    }

    @Override
    public AuditEntry ended(Map<String, ?> outcome) {
        return entry("exported", outcome);
    }

    private AuditEntry entry(String action, Map<String, ?> outcome) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("columns", columns);
        facts.put("filter", filter);
        facts.putAll(outcome);
        return AuditEntry.of(caller, action, event, name + ".csv").changing(Map.of(), facts);
    }
}
