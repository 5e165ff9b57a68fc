package dev.atelier.tracking.spool;

import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.usage.Booked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that cost nothing, in rows; and what was added as lines, from which the same rows can be made. For one thread at
 * a time.
 */
final class Tally {
    private static final String AGAIN = "again\t";

    private final List<Booked> rows = new ArrayList<>();
    private final Map<List<Object>, Integer> kinds = new HashMap<>();

    /** Which row a call belongs to: one that is there, or the next. */
    int row(UsageEvent event, boolean repeated) {
        return repeated ? kinds.getOrDefault(Booked.kind(event), rows.size()) : rows.size();
    }

    /** The line that adds a call to a row. */
    String line(UsageEvent event, int row) {
        return row < rows.size() ? AGAIN + row : new Entry.Calls(Booked.once(event)).line();
    }

    void add(UsageEvent event, int row, boolean repeated) {
        if (row < rows.size()) {
            rows.set(row, rows.get(row).oneMore());
            return;
        }
        rows.add(Booked.once(event));
        if (repeated) {
            kinds.put(Booked.kind(event), row);
        }
    }

    List<Booked> rows() {
        return rows;
    }

    /**
     * The rows that lines come to.
     *
     * @throws RuntimeException of any kind for lines that are none of ours
     */
    static List<Booked> read(List<String> lines) {
        List<Booked> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(AGAIN)) {
                int number = Integer.parseInt(line.substring(AGAIN.length()));
                rows.set(number, rows.get(number).oneMore());
            } else {
                rows.add(((Entry.Calls) Entry.of(line)).row());
            }
        }
        return rows;
    }
}
