package dev.atelier.runtime.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that a misspelt one may have meant. */
final class ClosestNames {
    private static final int SHOWN = 4;
    /** A name that is longer was not misspelt; and the work grows with its length. */
    private static final int LONGEST = 100;

    private ClosestNames() {}

    static List<String> to(String asked, Collection<String> names) {
        if (asked.length() > LONGEST) {
            return List.of();
        }
        return names.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(asked, name)))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    /** How many letters must be put in, left out or changed; a shared beginning counts for a name. */
    private static int distance(String asked, String name) {
        return name.startsWith(asked) ? 0 : edits(asked, name);
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
                int best = Math.min(diagonal + change, Math.min(row[column], row[column - 1]) + 1);
                diagonal = row[column];
                row[column] = best;
            }
        }
        return row[to.length()];
    }

    private record Candidate(String name, int distance) {}
}
