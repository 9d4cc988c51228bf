package uk.dgnorth.publicbody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.RuleConstants;

/** Every version of the lists that decisions were made under, so that each can be replayed. */
@ApplicationScoped
class KeptLists {

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
        String insert = """
                insert into eligibility_list_version (version, entries, constants)
                values (?, ?::jsonb, ?::jsonb)
                on conflict (version) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, lists.version());
            statement.setString(2, JSON.writeValueAsString(lists.entries()));
            statement.setString(3, JSON.writeValueAsString(lists.constants()));
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the eligibility lists could not be kept", e);
        }
    }

    Optional<EligibilityLists> find(String version) {
        String select = "select entries, constants from eligibility_list_version where version = ?";
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
