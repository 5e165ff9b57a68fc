package dev.atelier.bench;

import java.util.HashMap;
import java.util.Map;

/** What a benchmark is told on the command line, as {@code name=value}. */
public final class Options {
    private final Map<String, String> values = new HashMap<>();

    public Options(String[] words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not name=value: " + word);
            }
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    public int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, String.valueOf(otherwise)));
    }
}
