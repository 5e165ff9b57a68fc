package dev.atelier.database.transfer;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.transfer.json.TableFileWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes all tables to a file, as they were at one moment, a row at a time. */
final class Export {
    private static final int AT_ONCE = 1000;
    /** H2's own number for what is called so. */
    private static final int H2_SNAPSHOT = 6;

    private final Database database;

    Export(Database database) {
        this.database = database;
    }

    /**
     * Writes a file that must not be there yet.
     *
     * @return how many rows each table has
     */
    Map<String, Long> to(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // What customers said and made is nobody else's business.
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return database.query(connection -> snapshot(connection, out));
        } catch (UncheckedIOException failed) {
            Files.deleteIfExists(file);
            throw failed.getCause();
        } catch (RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private Map<String, Long> snapshot(Connection connection, OutputStream out) throws SQLException {
        int usual = connection.getTransactionIsolation();
        connection.setTransactionIsolation(
                database.dialect() == Dialect.H2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (TableFileWriter writer = new TableFileWriter(new BufferedOutputStream(new GZIPOutputStream(out)))) {
            return write(connection, writer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(usual);
        }
    }

    private static Map<String, Long> write(Connection connection, TableFileWriter writer)
            throws SQLException, IOException {
        Tables tables = Tables.read(connection);
        Map<String, Long> rows = new LinkedHashMap<>();
        writer.begin(tables.versions());
        for (Table table : tables.tables().values()) {
            writer.table(table.name(), table.names());
            rows.put(table.name(), rows(connection, table, writer));
        }
        writer.end(rows);
        return rows;
    }

    private static long rows(Connection connection, Table table, TableFileWriter writer)
            throws SQLException, IOException {
        List<Kind> kinds = List.copyOf(table.columns().values());
        long count = 0;
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet row = select.executeQuery(table.select())) {
                while (row.next()) {
                    writer.row(values(row, kinds));
                    count++;
                }
            }
        }
        return count;
    }

    private static List<@Nullable Object> values(ResultSet row, List<Kind> kinds) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            Object value = kinds.get(i).read(row, i + 1);
            values.add(row.wasNull() ? null : value);
        }
        return values;
    }
}
