package uk.dgnorth;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server for several instances of the packaged service, and what a test looks up and locks there. */
final class SharedDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;

    private SharedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static SharedDatabase open() throws IOException {
        return new SharedDatabase(EmbeddedPostgres.builder().start());
    }

    /** What an instance needs to know of it and of the mail server; with these settings besides. */
    Map<String, String> settings(PostOffice mail, Map<String, String> besides) {
        var settings = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", server.getJdbcUrl("postgres", "postgres"),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", String.valueOf(mail.port()),
                "DGN_ORGANISER_TOKEN", Fixtures.ORGANISER_TOKEN,
                "DGN_LIMITS_ENABLED", "false"));
        settings.putAll(besides);
        return settings;
    }

    /** Rows as strings, by column. */
    List<Map<String, String>> rows(String sql, Object... values) {
        try (var connection = connect();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (var found = select.executeQuery()) {
                var rows = new ArrayList<Map<String, String>>();
                while (found.next()) {
                    var row = new LinkedHashMap<String, String>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.put(found.getMetaData().getColumnLabel(column), found.getString(column));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows. */
    List<String> column(String sql, Object... values) {
        return rows(sql, values).stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    int update(String sql, Object... values) {
        try (var connection = connect();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement that locks something, which stays locked until the connection that it gives is closed. */
    Connection lock(String sql, Object... values) {
        try {
            var connection = connect();
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many connections wait for a lock that another has. */
    int waitingForLocks() {
        return Integer.parseInt(column("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .get(0));
    }

    private Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
