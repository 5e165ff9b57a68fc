package dev.atelier.database;

import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings tables forward, each version in a transaction of its own, one node at a time. */
final class Schema {
    /** Names the lock among those that others may take in the same database. */
    private static final long LOCK = 0x6174656C696572L;

    private static final Pattern CREATE =
            Pattern.compile("\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);

    private final ReentrantLock here = new ReentrantLock();
    private final Transactions transactions;
    private final Dialect dialect;

    Schema(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    void migrate(String component, List<Migration> migrations) {
        here.lock();
        try {
            transactions.transaction(this::table);
            for (Migration migration : migrations) {
                transactions.transaction(connection -> apply(connection, component, migration));
            }
            int newest = transactions.query(connection -> version(connection, component));
            if (newest > migrations.size()) {
                throw new MediaException(
                        ErrorKind.INTERNAL,
                        "the tables of " + component + " are of version " + newest
                                + ", but this version knows them up to " + migrations.size()
                                + "; install the newer one");
            }
        } finally {
            here.unlock();
        }
    }

    private Void table(Connection connection) throws SQLException {
        lock(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists atelier_schema (component varchar(64) not null,"
                    + " version integer not null, title varchar(200) not null,"
                    + " applied_at timestamp with time zone default current_timestamp not null,"
                    + " made varchar(1000), primary key (component, version))");
            if (!hasColumn(statement)) {
                statement.execute("alter table atelier_schema add column made varchar(1000)");
            }
        }
        return null;
    }

    /** Tables from before that column have it added; asked first, since a change would wait for all who read. */
    private static boolean hasColumn(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from information_schema.columns where"
                + " lower(table_name) = 'atelier_schema' and lower(column_name) = 'made'")) {
            return found.next();
        }
    }

    private Void apply(Connection connection, String component, Migration migration) throws SQLException {
        lock(connection);
        int version = version(connection, component);
        if (migration.version() == version + 1) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : migration.statements()) {
                    statement.execute(sql);
                }
            }
            note(
                    connection,
                    "insert into atelier_schema (title, made, component, version) values (?, ?, ?, ?)",
                    component,
                    migration);
        } else if (migration.version() <= version) {
            note(
                    connection,
                    "update atelier_schema set title = ?, made = ? where component = ? and version = ? and made is null",
                    component,
                    migration);
        } else {
            throw new MediaException(
                    ErrorKind.INTERNAL,
                    "version " + migration.version() + " of the tables of " + component + " follows " + version);
        }
        return null;
    }

    private static void note(Connection connection, String sql, String component, Migration migration)
            throws SQLException {
        try (PreparedStatement done = connection.prepareStatement(sql)) {
            done.setString(1, migration.title());
            done.setString(2, made(migration));
            done.setString(3, component);
            done.setInt(4, migration.version());
            done.executeUpdate();
        }
    }

    /** The names of the tables that a version makes: whoever moves the tables elsewhere must know which are ours. */
    private static String made(Migration migration) {
        return migration.statements().stream()
                .flatMap(sql -> CREATE.matcher(sql).results())
                .map(table -> table.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** An H2 file belongs to one process, where a lock of ours is enough. */
    private void lock(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            }
        }
    }

    private static int version(Connection connection, String component) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(max(version), 0) from atelier_schema where component = ?")) {
            statement.setString(1, component);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }
}
