package dev.atelier.core.database;

import java.util.List;

/**
 * One step forward of a component's tables. What a version has done once is never changed: later needs are later
 * versions.
 *
 * @param version counts from 1
 * @param title for people, for example {@code "usage events"}
 * @param statements SQL, run in order in one transaction, in a form that every {@link Dialect} understands, or that
 *     of the dialect it was asked for; a table is made by {@code create table} and its name, by which it is known as the
 *     platform's own
 */
public record Migration(int version, String title, List<String> statements) {
    public Migration {
        statements = List.copyOf(statements);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1, not from " + version);
        }
    }
}
