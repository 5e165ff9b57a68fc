package dev.atelier.database.transfer;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The platform's own tables in a database: which there are says {@code atelier_schema}, what they are like says the
 * database itself.
 *
 * @param versions of each component's tables
 * @param tables by name; whoever is referred to comes before who refers to it
 */
record Tables(Map<String, Integer> versions, Map<String, Table> tables) {
    private static final String SCHEMA = "atelier_schema";

    static Tables read(Connection connection) throws SQLException {
        Map<String, Integer> versions = new TreeMap<>();
        Set<String> names = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select component, version, made from " + SCHEMA + " order by version");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getInt(2));
                names.addAll(made(String.valueOf(rows.getString(3))));
            }
        }
        Reader reader = new Reader(connection.getMetaData(), connection.getSchema());
        Set<String> ordered = new LinkedHashSet<>();
        for (String name : names) {
            reader.addWithParents(name, ordered, names);
        }
        return new Tables(versions, reader.described(ordered));
    }

    static boolean exists(Connection connection) throws SQLException {
        return !new Reader(connection.getMetaData(), connection.getSchema())
                .columns(SCHEMA)
                .isEmpty();
    }

    private static List<String> made(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isBlank() && !name.equals("null"))
                .toList();
    }

    /** Asks the database what it holds. */
    private record Reader(DatabaseMetaData data, String schema) {
        Map<String, Table> described(Set<String> names) throws SQLException {
            Map<String, Table> tables = new LinkedHashMap<>();
            for (String name : names) {
                Map<String, Kind> columns = columns(name);
                // A later version may have dropped it.
                if (!columns.isEmpty()) {
                    tables.put(name, new Table(name, columns));
                }
            }
            return Collections.unmodifiableMap(tables);
        }

        Map<String, Kind> columns(String table) throws SQLException {
            Map<String, Kind> columns = new LinkedHashMap<>();
            try (ResultSet rows = data.getColumns(null, schema, escaped(stored(table)), null)) {
                while (rows.next()) {
                    String name = rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                    columns.put(
                            name, Kind.of(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME"), table + "." + name));
                }
            }
            return columns;
        }

        void addWithParents(String table, Set<String> ordered, Set<String> known) throws SQLException {
            for (String parent : parents(table)) {
                if (!parent.equals(table) && known.contains(parent) && !ordered.contains(parent)) {
                    addWithParents(parent, ordered, known);
                }
            }
            ordered.add(table);
        }

        private List<String> parents(String table) throws SQLException {
            List<String> parents = new ArrayList<>();
            try (ResultSet keys = data.getImportedKeys(null, schema, stored(table))) {
                while (keys.next()) {
                    parents.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            return parents;
        }

        private String stored(String name) throws SQLException {
            return data.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
        }

        /** An underscore would stand for any character. */
        private String escaped(String name) throws SQLException {
            return name.replace("_", data.getSearchStringEscape() + "_");
        }
    }
}
