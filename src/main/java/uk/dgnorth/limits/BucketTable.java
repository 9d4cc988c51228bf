package uk.dgnorth.limits;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Bucket4j's buckets in the table {@code abuse_limit}. Each is read and then written where it is still as it was read
 * (compare and swap), by statements that commit at once: nobody holds a lock while they think, as they would with
 * Bucket4j's own backends for PostgreSQL, and a bucket costs two or three round trips in place of three to eight.
 */
class BucketTable extends AbstractCompareAndSwapBasedProxyManager<byte[]> {

    /** Whoever is overtaken tries again; each time somebody else got on, so that this many mean a crowd of instances. */
    private static final int TRIES = 50;

    /** A full bucket is worth no row. */
    private static final ExpirationAfterWriteStrategy UNTIL_FULL =
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO);

    private final DataSource database;

    /** @param database one whose connections take part in no transaction of a caller's */
    BucketTable(DataSource database, TimeMeter time) {
        super(ClientSideConfig.getDefault().withClientClock(time).withMaxRetries(TRIES));
        this.database = database;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(byte[] key) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeout) {
                return read(key);
            }

            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] read, byte[] changed, RemoteBucketState state, Optional<Long> timeout) {
                var now = currentTimeNanos();
                var end = Instant.EPOCH
                        .plusNanos(now)
                        .plusMillis(UNTIL_FULL.calculateTimeToLiveMillis(state, now))
                        .plusMillis(1);
                return read == null ? insert(key, changed, end) : update(key, read, changed, end);
            }
        };
    }

    private Optional<byte[]> read(byte[] key) {
        return run("select state from abuse_limit where key = ?", select -> {
            select.setBytes(1, key);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        });
    }

    private boolean insert(byte[] key, byte[] state, Instant end) {
        return run(
                "insert into abuse_limit (key, state, expires_at) values (?, ?, ?) on conflict do nothing", insert -> {
                    insert.setBytes(1, key);
                    insert.setBytes(2, state);
                    insert.setTimestamp(3, Timestamp.from(end));
                    return insert.executeUpdate() == 1;
                });
    }

    private boolean update(byte[] key, byte[] read, byte[] state, Instant end) {
        return run("update abuse_limit set state = ?, expires_at = ? where key = ? and state = ?", update -> {
            update.setBytes(1, state);
            update.setTimestamp(2, Timestamp.from(end));
            update.setBytes(3, key);
            update.setBytes(4, read);
            return update.executeUpdate() == 1;
        });
    }

    /** Several instances at once do no harm. */
    void sweep(Instant now) {
        run("delete from abuse_limit where expires_at <= ?", delete -> {
            delete.setTimestamp(1, Timestamp.from(now));
            return delete.executeUpdate();
        });
    }

    /** What to do with a statement. */
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new BucketExecutionException(e);
        }
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(byte[] key) {
        throw new UnsupportedOperationException("JDBC waits");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(byte[] key) {
        throw new UnsupportedOperationException("JDBC waits");
    }

    @Override
    public void removeProxy(byte[] key) {
        throw new UnsupportedOperationException("Rows go when their time is over");
    }
}
