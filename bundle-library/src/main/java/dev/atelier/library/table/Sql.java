package dev.atelier.library.table;

import dev.atelier.core.database.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with their values. */
public final class Sql {
    private static final String DUPLICATE = "23505";

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    /** @return how many rows were touched */
    public static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Adds a row unless there is one with its key, also when another node does the same just now. */
    public static void insertOnce(Connection connection, Dialect dialect, String sql, @Nullable Object... values)
            throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            update(connection, sql + " on conflict do nothing", values);
            return;
        }
        try {
            update(connection, sql, values);
        } catch (SQLException failed) {
            if (!DUPLICATE.equals(failed.getSQLState())) {
                throw failed;
            }
        }
    }

    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        }
    }

    /** Sets the values of a statement, in order. */
    public static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
