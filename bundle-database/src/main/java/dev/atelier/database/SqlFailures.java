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

    private static final String CLOSED = "90098";
    /** H2's general error, which a failed write is, and its two for files; PostgreSQL: read-only, failed file. */
    private static final Set<String> UNABLE = Set.of("HY000", "90028", "90031", "25006", "58030");

    private SqlFailures() {}

    static boolean isCollision(SQLException failure) {
        return COLLISIONS.contains(String.valueOf(failure.getSQLState()));
    }

    /** An H2 file that was closed. */
    static boolean isClosed(SQLException failure) {
        return String.valueOf(failure.getSQLState()).equals(CLOSED);
    }

    /** Class 08 is about the connection, 57P about a server that goes down. */
    static boolean isAway(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || isClosed(failure);
    }

    /** Class 53 is about room, memory and connections that have run out. */
    static boolean isUnable(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("53") || UNABLE.contains(state);
    }

    static MediaException of(SQLException failure) {
        if (isAway(failure)) {
            return unavailable("the database does not answer", failure);
        } else if (isUnable(failure)) {
            return unavailable("the database cannot write just now: " + reason(failure), failure);
        }
        return new MediaException(ErrorKind.STORAGE_FAILED, "the database refused a statement", failure);
    }

    private static MediaException unavailable(String message, SQLException failure) {
        return new MediaException(Failure.of(ErrorKind.UNAVAILABLE, message).withRetryAfter(LATER), failure);
    }

    /** What lies deepest, without the name of the file. */
    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        return message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2);
    }
}
