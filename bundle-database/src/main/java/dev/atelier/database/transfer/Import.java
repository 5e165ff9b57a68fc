package dev.atelier.database.transfer;

import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.database.transfer.json.TableFileReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads all tables from a file, in one transaction: all of it is there afterwards, or nothing has changed. */
final class Import {
    private final Database database;
    private final boolean replace;

    /** @param replace whether what the tables hold goes first; else they must be empty */
    Import(Database database, boolean replace) {
        this.database = database;
        this.replace = replace;
    }

    /** @return how many rows each table has got */
    Map<String, Long> from(Path file) throws IOException {
        try {
            return database.transaction(connection -> read(connection, file));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private Map<String, Long> read(Connection connection, Path file) throws SQLException {
        if (!Tables.exists(connection)) {
            throw refused("this database has no tables yet: start the platform on it once, stop it, and import again");
        }
        Tables tables = Tables.read(connection);
        try (InputStream in = Files.newInputStream(file);
                TableFileReader reader = new TableFileReader(new BufferedInputStream(new GZIPInputStream(in)));
                Rows rows = new Rows(connection, tables, versions -> prepare(connection, tables, versions))) {
            reader.read(rows);
            return rows.counts();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Rows.Failed failed) {
            throw failed.cause();
        }
    }

    private void prepare(Connection connection, Tables tables, Map<String, Integer> versions) throws SQLException {
        versions.forEach((component, version) ->
                compare(component, version, tables.versions().get(component)));
        List<Table> childrenFirst = new ArrayList<>(tables.tables().values());
        Collections.reverse(childrenFirst);
        List<String> filled = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Table table : childrenFirst) {
                if (replace) {
                    statement.executeUpdate("delete from " + table.name());
                } else if (isFilled(statement, table)) {
                    filled.add(table.name());
                }
            }
        }
        if (!filled.isEmpty()) {
            throw refused("these tables are not empty: " + String.join(", ", filled)
                    + "; with --replace their rows are deleted first");
        }
    }

    private static void compare(String component, int version, @Nullable Integer here) {
        if (here == null) {
            throw refused("this database has no tables of " + component
                    + " yet: start the platform on it once, stop it, and import again");
        } else if (here != version) {
            throw refused("the tables of " + component + " are of version " + version + " in the file and of version "
                    + here + " here: export and import with the same version of the platform");
        }
    }

    private static boolean isFilled(Statement statement, Table table) throws SQLException {
        try (ResultSet first = statement.executeQuery("select 1 from " + table.name() + " limit 1")) {
            return first.next();
        }
    }

    private static MediaException refused(String why) {
        return new MediaException(ErrorKind.CONFLICT, why);
    }
}
