package dev.atelier.database.transfer;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.database.transfer.json.TableFileReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts rows into their tables as they are read, some hundreds at once. For one thread. */
final class Rows implements TableFileReader.Visitor, AutoCloseable {
    private static final int AT_ONCE = 500;

    /** What is to be done before the first row. */
    @FunctionalInterface
    interface Preparation {
        void with(Map<String, Integer> versions) throws SQLException;
    }

    /** Carries what the database says through the reader of the file. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        Failed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }

    private record Target(String table, List<Kind> kinds, PreparedStatement insert) {}

    private final Connection connection;
    private final Tables tables;
    private final Preparation preparation;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private @Nullable Target target;

    Rows(Connection connection, Tables tables, Preparation preparation) {
        this.connection = connection;
        this.tables = tables;
        this.preparation = preparation;
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Override
    public void begin(Map<String, Integer> versions) {
        try {
            preparation.with(versions);
        } catch (SQLException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public void table(String name, List<String> columns) throws IOException {
        Table table = tables.tables().get(name);
        if (table == null || !table.columns().keySet().equals(Set.copyOf(columns))) {
            throw new IOException("the table " + name + " of the file is not like that of this database");
        }
        try {
            close();
            List<Kind> kinds = columns.stream()
                    .map(column -> Objects.requireNonNull(table.columns().get(column)))
                    .toList();
            target = new Target(name, kinds, connection.prepareStatement(Table.insert(name, columns)));
            counts.put(name, 0L);
        } catch (SQLException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        Target into = target;
        if (into == null || values.size() != into.kinds().size()) {
            throw new IOException("a row of the file does not fit its table");
        }
        try {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                into.insert()
                        .setObject(
                                i + 1,
                                value == null ? null : into.kinds().get(i).written(value));
            }
            into.insert().addBatch();
            if (counts.merge(into.table(), 1L, Long::sum) % AT_ONCE == 0) {
                into.insert().executeBatch();
            }
        } catch (SQLException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public void end(Map<String, Long> rows) {
        close();
        if (!rows.equals(counts)) {
            throw new MediaException(
                    ErrorKind.CONFLICT, "the file is not whole: it says " + rows + ", but holds " + counts);
        }
    }

    /** Writes what is left of the present table. */
    @Override
    public void close() {
        Target done = target;
        target = null;
        if (done != null) {
            try (PreparedStatement insert = done.insert()) {
                insert.executeBatch();
            } catch (SQLException failed) {
                throw new Failed(failed);
            }
        }
    }
}
