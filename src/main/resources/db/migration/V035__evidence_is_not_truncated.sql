-- TRUNCATE fires no row trigger, so what refuses UPDATE and DELETE would not see it.
create trigger audit_entry_never_truncated before truncate on audit_entry
    for each statement execute function refuse_to_rewrite_evidence();
