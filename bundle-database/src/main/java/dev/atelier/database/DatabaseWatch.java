package dev.atelier.database;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.health.HealthPart;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the database, and says once when it goes and once when it is back. */
final class DatabaseWatch implements HealthPart {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private final JdbcDatabase database;
    private final BooleanSupplier connected;
    private volatile boolean away;

    /** @param connected whether there is any connection, although all may be in use */
    DatabaseWatch(JdbcDatabase database, BooleanSupplier connected) {
        this.database = database;
        this.connected = connected;
    }

    @Override
    public String part() {
        return "database";
    }

    @Override
    public Optional<String> trouble() {
        return away ? Optional.of("the database does not answer") : Optional.empty();
    }

    /** Looks once; blocks for as long as a call would wait for a connection. */
    void look() {
        try {
            seen(!database.query(connection -> connection.isValid(1)), "its connection is closed");
        } catch (MediaException failed) {
            // That all connections are in use is no sign that the database is away.
            seen(!connected.getAsBoolean(), reason(failed));
        }
    }

    private void seen(boolean nowAway, String reason) {
        if (nowAway && !away) {
            LOG.warn("The database does not answer; calls that need it are answered 503 until it does: {}", reason);
        } else if (!nowAway && away) {
            LOG.info("The database answers again");
        }
        away = nowAway;
    }

    /** What lies deepest: that nobody listens there, or that the password is wrong. */
    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
