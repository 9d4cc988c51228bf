package uk.dgnorth.publicbody;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;
import uk.dgnorth.web.Versioned;

/** Takes published lists: first as a dry run, then, exactly as they were tried, into the register. */
@ApplicationScoped
public class ImportDesk {

    /** What the imports can be sorted by; the number of entries is filled up to be sorted as text. */
    public static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("tried", Sorting.Key.ID, "id"),
            new Sorting.Column("list", Sorting.Key.TEXT, "list collate \"C\""),
            new Sorting.Column("state", Sorting.Key.TEXT, "state collate \"C\""),
            new Sorting.Column("entries", Sorting.Key.TEXT, "lpad(entries::text, 10, '0') collate \"C\"", true));

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final int MONTHS = 12;
    private static final String SELECTED = """
            select id, list, state, entries, left_out, left_out_count, uploaded_by, uploaded_at, applied_by, applied_at,
                version""";
    private static final String FROM = " from register_import";
    private static final TypeReference<List<Listed>> ENTRIES = new TypeReference<>() {};
    private static final TypeReference<List<ImportView.LeftOut>> LEFT_OUT = new TypeReference<>() {};

    private final Register register;
    private final PublicBodies bodies;
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;
    private final Set<String> builtIn;

    ImportDesk(
            Register register,
            PublicBodies bodies,
            AgroalDataSource database,
            ObjectMapper json,
            Idempotency idempotency,
            Audit audit,
            Clock clock) {
        this.register = register;
        this.bodies = bodies;
        this.database = database;
        this.json = json;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.builtIn = BuiltInLists.read().entries().stream()
                .map(entry -> ImportFile.key(entry.domain(), entry.match(), entry.list()))
                .collect(toUnmodifiableSet());
    }

    /** What a repeated request is compared by, and what it gives again. */
    record Sent(String list, String file) {}

    record Kept(long id) {}

    /** Reads the file and keeps it beside the register, where nothing goes by it yet. */
    @Transactional
    public Versioned<ImportView> tryOut(@Nullable String listName, @Nullable Path file, String actor) {
        var list = kind(listName);
        if (file == null) {
            throw new InvalidRequest(FieldError.parameter("file", "Choose a file"));
        }
        var kept = idempotency.once(new Sent(list.word(), hash(file)), Kept.class, () -> {
            var content = ImportFile.read(file, list, bodies.rulesInForce(), builtIn);
            var id = insert(list, content, actor);
            audit.add(AuditEntry.of(actor, "import tried", "", subject(id))
                    .changing(
                            Map.of(),
                            Map.of(
                                    "list",
                                    list.word(),
                                    "entries",
                                    content.entries().size())));
            return new Kept(id);
        });
        return show(kept.id());
    }

    private static Kind kind(@Nullable String word) {
        for (var kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new InvalidRequest(FieldError.parameter("list", "Send public, refer, supplier or personal"));
    }

    private static String hash(Path file) {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[65_536];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private long insert(Kind list, ImportFile.Content content, String actor) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into register_import (list, state, entries, rows, left_out, left_out_count, uploaded_by,
                            uploaded_at)
                        values (?, 'PREVIEWED', ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                        returning id""")) {
            Register.set(
                    insert,
                    list.name(),
                    content.entries().size(),
                    json.writeValueAsString(content.entries()),
                    json.writeValueAsString(content.leftOut()),
                    content.leftOutCount(),
                    actor,
                    Timestamp.from(clock.instant()));
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("An import could not be kept", e);
        }
    }

    private record Found(ImportView view, Cursor cursor) {}

    @Transactional
    public Page<ImportView> list(ImportFilter filter, Sorting sorting, @Nullable Cursor after, int limit) {
        var where = new StringBuilder(" where true");
        var values = new ArrayList<Object>();
        if (filter.state() != null) {
            where.append(" and state = ?");
            values.add(filter.state().name());
        }
        if (filter.list() != null) {
            where.append(" and list = ?");
            values.add(filter.list().name());
        }
        if (after != null) {
            where.append(" and ").append(sorting.after("id"));
            values.addAll(sorting.values(after));
        }
        values.add(limit + 1);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECTED + ", " + sorting.selected() + FROM + where
                        + " order by " + sorting.order("id") + " limit ?")) {
            Register.set(select, values.toArray());
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Found>();
                while (rows.next()) {
                    found.add(new Found(view(rows).body(), sorting.cursor(rows)));
                }
                return Page.of(found, limit, Found::view, Found::cursor);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The imports could not be listed", e);
        }
    }

    @Transactional
    public Versioned<ImportView> show(long id) {
        return find(id).orElseThrow(() -> new NotFound("import"));
    }

    /** What applying it would come to, for whoever knows who is coming; nothing more once it is applied. */
    @Transactional
    public Trial trial(long id) {
        show(id);
        var entries = entries(id);
        if (entries.isEmpty()) {
            return Trial.nothing(bodies.state());
        }
        return Trial.everywhere(bodies.state(), rules -> bodies.rulesWith(rules, entries.get()));
    }

    /**
     * Puts all its rows into the register in one step. A row that is there from an earlier import is renewed. Suffixes
     * of public bodies wait for a second person, unless the one who applies it is that.
     */
    @Transactional
    public Versioned<ImportView> apply(long id, String actor) {
        register.lock();
        var before = show(id).body();
        if (!before.state().equals("previewed")) {
            throw new NotPossibleNow("import", before.state(), before.actions());
        }
        var isSecondPerson = !actor.equals(before.uploadedBy()) && !actor.equals(CurrentCaller.SHARED_ORGANISER);
        var now = Timestamp.from(clock.instant());
        var today = LocalDate.ofInstant(clock.instant(), HERE);
        register.update(
                """
                insert into register_entry (domain, match, list, origin, import_id, organisation, category, reason,
                    source, licence, state, added_by, added_at, confirmed_by, confirmed_at, expires_on, review_on)
                select row ->> 'domain', row ->> 'match', i.list, 'IMPORTED', i.id, row ->> 'organisation',
                    row ->> 'category', row ->> 'reason', row ->> 'source', row ->> 'licence',
                    case when waits and not second then 'PROPOSED' else 'IN_FORCE' end, i.uploaded_by, ?,
                    case when waits and second then ? end, case when waits and second then ?::timestamptz end, ?, ?
                from register_import i, jsonb_array_elements(i.rows) row,
                    lateral (select i.list = 'PUBLIC' and row ->> 'match' = 'SUFFIX' as waits, ?::boolean as second) who
                where i.id = ?
                on conflict (domain, match, origin, coalesce(event_id, 0)) where state in ('PROPOSED', 'IN_FORCE')
                do update set list = excluded.list, import_id = excluded.import_id,
                    organisation = excluded.organisation, category = excluded.category, reason = excluded.reason,
                    source = excluded.source, licence = excluded.licence, expires_on = excluded.expires_on,
                    review_on = excluded.review_on, version = register_entry.version + 1,
                    state = case when excluded.state = 'PROPOSED' and register_entry.list = excluded.list
                        then register_entry.state else excluded.state end,
                    added_by = case when register_entry.list = excluded.list and excluded.confirmed_by is null
                        then register_entry.added_by else excluded.added_by end,
                    confirmed_by = coalesce(excluded.confirmed_by, register_entry.confirmed_by),
                    confirmed_at = coalesce(excluded.confirmed_at, register_entry.confirmed_at)""", now, actor, now, today.plusMonths(MONTHS), today.plusMonths(MONTHS - 1), isSecondPerson, id);
        register.update("""
                update register_import
                set state = 'APPLIED', rows = null, applied_by = ?, applied_at = ?, version = version + 1
                where id = ?""", actor, now, id);
        register.countUp();
        audit.add(AuditEntry.of(actor, "import applied", "", subject(id))
                .changing(
                        Map.of("state", "previewed"),
                        Map.of("state", "applied", "list", before.list(), "entries", before.entries())));
        return show(id);
    }

    private Optional<List<Listed>> entries(long id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select rows from register_import where id = ?")) {
            select.setLong(1, id);
            try (var rows = select.executeQuery()) {
                var text = rows.next() ? rows.getString(1) : null;
                return text == null ? Optional.empty() : Optional.of(json.readValue(text, ENTRIES));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("An import could not be read", e);
        }
    }

    private Optional<Versioned<ImportView>> find(long id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECTED + FROM + " where id = ?")) {
            select.setLong(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(view(rows)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("An import could not be read", e);
        }
    }

    private Versioned<ImportView> view(ResultSet row) throws SQLException, JsonProcessingException {
        var state = ImportFilter.State.valueOf(row.getString("state"));
        var appliedAt = row.getTimestamp("applied_at");
        var id = row.getLong("id");
        return new Versioned<>(
                new ImportView(
                        id,
                        Kind.valueOf(row.getString("list")).word(),
                        state.word(),
                        row.getInt("entries"),
                        row.getInt("left_out_count"),
                        json.readValue(row.getString("left_out"), LEFT_OUT),
                        row.getString("uploaded_by"),
                        row.getTimestamp("uploaded_at").toInstant(),
                        row.getString("applied_by"),
                        appliedAt == null ? null : appliedAt.toInstant(),
                        "/api/v1/public-bodies/imports/" + id + "/effects",
                        state == ImportFilter.State.APPLIED ? List.of() : List.of("apply")),
                row.getInt("version"));
    }

    private static String subject(long id) {
        return "import/" + id;
    }
}
