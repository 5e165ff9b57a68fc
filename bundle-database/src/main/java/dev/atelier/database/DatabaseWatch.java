package dev.atelier.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.health.ComponentHealth.State;
import dev.atelier.core.health.HealthSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the database every few seconds, so that its health can be told without waiting, and that it goes and comes is
 * logged once. Safe for use by any number of threads.
 */
final class DatabaseWatch implements HealthSource, Transactions.Connections, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final int PAUSE_SECONDS = 1;
    /** A database that answers is looked at less often than one that is waited for. */
    private static final int WELL = 5;

    private static final int PROBE_SECONDS = 1;
    private static final Duration BELIEVED = Duration.ofSeconds(30);
    /** The state of SQL for a connection that cannot be made. */
    private static final String UNREACHABLE = "08001";

    private final HikariDataSource pool;
    private final Entrance entrance;
    private final Address address;
    private final BooleanSupplier needed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "atelier-database-watch");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile Optional<String> problem = Optional.of("the database has not answered yet");
    private volatile @Nullable SQLException failure;
    private volatile boolean hasFailed;
    private volatile boolean toBeReopened;
    private volatile long lastFailed;
    private int looks;

    /**
     * @param entrance with a place for each connection of the pool
     * @param needed whether no call can be taken without the database
     */
    DatabaseWatch(HikariDataSource pool, Entrance entrance, Address address, BooleanSupplier needed) {
        this.pool = pool;
        this.entrance = entrance;
        this.address = address;
        this.needed = needed;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::lookInTime, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void lookInTime() {
        if (looks++ % WELL == 0 || problem.isPresent()) {
            look();
        }
    }

    /**
     * A connection of the pool. Nobody waits for one while there is none and the last attempt to make one has failed: many
     * callers would, one after the other.
     */
    @Override
    public Connection open() throws SQLException {
        SQLException last = failure;
        if (last != null && pool.getHikariPoolMXBean().getTotalConnections() == 0) {
            throw new SQLTransientConnectionException("no connection could be made", UNREACHABLE, last);
        }
        entrance.enter();
        Connection opened = null;
        try {
            opened = pool.getConnection();
            return opened;
        } finally {
            if (opened == null) {
                entrance.leave();
            }
        }
    }

    @Override
    public void closed() {
        entrance.leave();
    }

    /** What a connection does not show, such as a full disk, is believed for a while. */
    @Override
    public void failed(SQLException reported) {
        if (SqlFailures.isLasting(reported)) {
            lastFailed = System.nanoTime();
            hasFailed = true;
            toBeReopened = true;
            tell(Optional.of(SqlFailures.sentence(reported)));
        }
    }

    /**
     * H2 goes on with nothing after its file could not be written, until the file is closed and opened again. What was
     * committed is on disk; what was not is undone, as after a kill.
     */
    private void reopen() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException closed) {
            LOG.debug("The file of the database is opened anew", closed);
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private boolean hasJustFailed() {
        return hasFailed && System.nanoTime() - lastFailed < BELIEVED.toNanos();
    }

    void look() {
        if (toBeReopened && address.dialect() == Dialect.H2) {
            toBeReopened = false;
            reopen();
        }
        Optional<String> now = probe();
        if (!thread.isShutdown() && (now.isPresent() || !hasJustFailed())) {
            tell(now);
        }
    }

    private synchronized void tell(Optional<String> now) {
        Optional<String> before = problem;
        problem = now;
        if (problem.isPresent() && !problem.equals(before)) {
            LOG.warn("Database: {}", problem.get());
        } else if (problem.isEmpty() && before.isPresent()) {
            LOG.info("Database: {} answers", address.title());
        }
    }

    private Optional<String> probe() {
        try (Connection connection = pool.getConnection()) {
            failure = null;
            return connection.isValid(PROBE_SECONDS) ? Optional.empty() : Optional.of("the database does not answer");
        } catch (SQLException failed) {
            LOG.debug("The database was looked at", failed);
            failure = failed;
            return Optional.of(SqlFailures.sentence(failed));
        }
    }

    @Override
    public ComponentHealth health() {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        Map<String, Long> figures = Map.of(
                "connections_active", (long) connections.getActiveConnections(),
                "connections_idle", (long) connections.getIdleConnections(),
                "connections_waiting", (long) connections.getThreadsAwaitingConnection() + entrance.waiting(),
                "connections_max", (long) pool.getMaximumPoolSize());
        Optional<String> wrong = problem;
        if (wrong.isEmpty()) {
            return new ComponentHealth("database", State.UP, address.title() + " answers", figures);
        } else if (connections.getActiveConnections() == pool.getMaximumPoolSize()) {
            return new ComponentHealth("database", State.DEGRADED, "all connections are in use", figures);
        }
        State state = needed.getAsBoolean() ? State.DOWN : State.DEGRADED;
        return new ComponentHealth("database", state, wrong.get(), figures);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
