package uk.dgnorth.publicbody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.RuleConstants;

/** Every version of the lists that decisions were made under, so that each can be replayed. */
@ApplicationScoped
class KeptLists {

    /** Of 12,000 entries about 100 lie in each part, so a version with one more takes some 20 kB. */
    private static final int PARTS = 128;

    /** Enums in lower case, like the words in the lists themselves, so that people can read the rows. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final DataSource database;

    KeptLists(DataSource database) {
        this.database = database;
    }

    /** Keeps the lists unless this version is there already: several instances may start at once, and start again. */
    void keep(EligibilityLists lists) {
        try (Connection connection = database.getConnection()) {
            if (isKept(connection, lists.version())) {
                return;
            }
            keep(connection, lists);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the eligibility lists could not be kept", e);
        }
    }

    private static boolean isKept(Connection connection, String version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from eligibility_list_version where version = ?")) {
            select.setString(1, version);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void keep(Connection connection, EligibilityLists lists)
            throws SQLException, JsonProcessingException {
        var parts = new TreeMap<String, String>();
        for (String part : partsOf(lists.entries())) {
            parts.put(hash(part), part);
        }
        // In order of the hashes, so that two that keep the same parts at once never wait for each other crosswise.
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into eligibility_list_part (hash, entries) values (?, ?::jsonb) on conflict (hash) do nothing")) {
            for (var part : parts.entrySet()) {
                insert.setString(1, part.getKey());
                insert.setString(2, part.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into eligibility_list_version (version, parts, constants) values (?, ?, ?::jsonb)
                on conflict (version) do nothing""")) {
            insert.setString(1, lists.version());
            insert.setArray(2, connection.createArrayOf("text", parts.keySet().toArray()));
            insert.setString(3, JSON.writeValueAsString(lists.constants()));
            insert.executeUpdate();
        }
    }

    private static List<String> partsOf(List<Listed> entries) throws JsonProcessingException {
        var parts = entries.stream()
                .collect(groupingBy(entry -> Math.floorMod(entry.domain().hashCode(), PARTS)))
                .values();
        var texts = new ArrayList<String>();
        for (List<Listed> part : parts) {
            var ordered = part.stream()
                    .sorted(Comparator.comparing(Listed::domain)
                            .thenComparing(Listed::origin)
                            .thenComparing(Listed::match)
                            .thenComparing(Listed::list))
                    .toList();
            texts.add(JSON.writeValueAsString(ordered));
        }
        return texts;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Optional<EligibilityLists> find(String version) {
        // Versions from before there were parts hold their entries themselves.
        String select = """
                select coalesce(entries, (
                    select jsonb_agg(entry) from eligibility_list_part p, jsonb_array_elements(p.entries) entry
                    where p.hash = any(v.parts)), '[]') as entries, constants
                from eligibility_list_version v where version = ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, version);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(lists(rows)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the eligibility lists of version " + version + " could not be read", e);
        }
    }

    private static EligibilityLists lists(ResultSet row) throws SQLException, JsonProcessingException {
        return new EligibilityLists(
                List.of(JSON.readValue(row.getString("entries"), Listed[].class)),
                JSON.readValue(row.getString("constants"), RuleConstants.class));
    }
}
