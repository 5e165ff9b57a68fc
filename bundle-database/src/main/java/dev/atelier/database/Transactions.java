package dev.atelier.database;

import dev.atelier.core.database.Database.Work;
import dev.atelier.core.error.MediaException;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work on connections of a pool. Safe for use by any number of threads. */
final class Transactions {
    /** Of many that collide one gets through each time, so that a few repeats serve even a crowd. */
    private static final int ATTEMPTS = 12;

    /** Where connections come from. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;

        /** Hears of each connection that was opened and is closed again. */
        default void closed() {}

        /** Hears of each failure that is no fault of a statement. */
        default void failed(SQLException failure) {}
    }

    private final Connections pool;

    Transactions(Connections pool) {
        this.pool = pool;
    }

    <T> T query(Work<T> work) {
        try {
            return with(work);
        } catch (SQLException failed) {
            throw told(failed);
        }
    }

    private <T> T with(Work<T> work) throws SQLException {
        Connection opened = pool.open();
        try (opened) {
            return work.with(opened);
        } finally {
            pool.closed();
        }
    }

    private MediaException told(SQLException failed) {
        if (SqlFailures.isAway(failed)) {
            pool.failed(failed);
        }
        return SqlFailures.of(failed);
    }

    <T> T transaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException failed) {
                if (!SqlFailures.isCollision(failed) || attempt == ATTEMPTS) {
                    throw told(failed);
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failed) {
                undo(connection, failed);
                throw failed;
            }
        });
    }

    private static void undo(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            because.addSuppressed(gone);
        }
    }
}
