package dev.atelier.database;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;

/** What failures of SQL mean to the platform, by their states (ISO/IEC 9075, PostgreSQL's appendix A). */
final class SqlFailures {
    private static final Duration LATER = Duration.ofSeconds(2);
    /** Serialization failure, deadlock; H2 uses the first for both. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

    private SqlFailures() {}

    static boolean isCollision(SQLException failure) {
        return COLLISIONS.contains(String.valueOf(failure.getSQLState()));
    }

    /** Class 08 is about the connection, 57P about a server that goes down, 90098 an H2 file that was closed. */
    static boolean isAway(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("90098");
    }

    static MediaException of(SQLException failure) {
        return isAway(failure)
                ? new MediaException(
                        Failure.of(ErrorKind.UNAVAILABLE, "the database does not answer")
                                .withRetryAfter(LATER),
                        failure)
                : new MediaException(ErrorKind.STORAGE_FAILED, "the database refused a statement", failure);
    }
}
