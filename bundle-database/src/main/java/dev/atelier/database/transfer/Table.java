package dev.atelier.database.transfer;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A table as the database describes it; names in lower case.
 *
 * @param name its name
 * @param columns what they hold, in the table's order
 */
record Table(String name, Map<String, Kind> columns) {
    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    String select() {
        return "select " + String.join(", ", columns.keySet()) + " from " + name;
    }

    static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }
}
