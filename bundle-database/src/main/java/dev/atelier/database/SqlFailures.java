package dev.atelier.database;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What failures of SQL mean to the platform, by their states (ISO/IEC 9075, PostgreSQL's appendix A, H2's error codes). */
final class SqlFailures {
    private static final Duration LATER = Duration.ofSeconds(2);
    /** Serialization failure, deadlock; H2 uses the first for both. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

    /** States of a database that can do nothing at all until somebody has mended it. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry(Entrance.FULL, "all connections are in use"),
            Map.entry("28000", "it refuses the user or the password"),
            Map.entry("28P01", "it refuses the user or the password"),
            Map.entry("3D000", "there is no database of that name"),
            Map.entry("53100", "its disk is full"),
            Map.entry("25006", "it may only be read"),
            Map.entry("53300", "it takes no more connections"),
            Map.entry("58030", "it cannot read or write its files"),
            Map.entry("57P01", "it is being stopped"),
            Map.entry("57P03", "it is starting"),
            Map.entry("90020", "its file is open in another process"),
            Map.entry("90028", "its file cannot be read or written"),
            Map.entry("90031", "its file cannot be read or written"),
            Map.entry("90062", "its file cannot be made"),
            Map.entry("90030", "its file is damaged; restore a backup"),
            Map.entry("90048", "its file is of another version of H2"),
            Map.entry("90097", "its file may only be read"),
            Map.entry("90098", "it was closed"));

    /** Those of them that are about H2's file, as long as it is open. */
    private static final Set<String> H2_FILE = Set.of("90028", "90031", "90030", "90097");

    private static final String DISK_FULL = "No space left on device";

    private SqlFailures() {}

    static boolean isCollision(SQLException failure) {
        return COLLISIONS.contains(String.valueOf(failure.getSQLState()));
    }

    /** Whether the database, and not the statement, is what is wrong. Class 08 is about the connection. */
    static boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || isDiskFull(failure)
                || states(failure)
                        .anyMatch(state -> state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P")
                                || REASONS.containsKey(state));
    }

    /** Whether somebody has to do something, and a connection alone does not show it. */
    static boolean isLasting(SQLException failure) {
        return isDiskFull(failure)
                || states(failure).anyMatch(state -> state.startsWith("53") || H2_FILE.contains(state));
    }

    private static boolean isDiskFull(SQLException failure) {
        return causes(failure)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(DISK_FULL));
    }

    static MediaException of(SQLException failure) {
        return isAway(failure)
                ? new MediaException(
                        Failure.of(ErrorKind.UNAVAILABLE, sentence(failure)).withRetryAfter(LATER), failure)
                : new MediaException(ErrorKind.STORAGE_FAILED, "the database refused a statement", failure);
    }

    /** Why it is away, as one sentence without addresses and names. */
    static String sentence(SQLException failure) {
        Optional<String> reason = isDiskFull(failure)
                ? Optional.of("its disk is full")
                : states(failure)
                        .flatMap(state -> Stream.ofNullable(REASONS.get(state)))
                        .findFirst();
        return "the database does not answer" + reason.map(text -> ": " + text).orElse("");
    }

    private static Stream<String> states(SQLException failure) {
        return causes(failure)
                .flatMap(cause ->
                        cause instanceof SQLException sql ? Stream.ofNullable(sql.getSQLState()) : Stream.of());
    }

    /** The pool wraps what the driver said. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
