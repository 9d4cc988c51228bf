package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** Shows what speakers need to whoever prepares the event. */
@ApplicationScoped
class NeedsReadingDesk {

    private final KeptNeeds kept;
    private final Audit audit;

    NeedsReadingDesk(KeptNeeds kept, Audit audit) {
        this.kept = kept;
        this.audit = audit;
    }

    /** Each look is on record, with how much was seen. */
    @Transactional
    Page<KeptNeeds.Line> list(String slug, @Nullable Cursor after, int limit, String reader) {
        var event = Event.demand(slug);
        var page =
                Page.of(kept.list(event.id(), after, limit + 1), limit, KeptNeeds.Found::line, KeptNeeds.Found::cursor);
        audit.add(AuditEntry.of(reader, "speaker needs read", slug, slug)
                .changing(Map.of(), Map.of("rows", page.items().size())));
        return page;
    }
}
