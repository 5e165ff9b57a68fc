package dev.atelier.core.health;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a part of the platform is.
 *
 * @param component its name: lower-case words joined by {@code _}
 * @param state whether it works
 * @param message one sentence for people, without secrets
 * @param figures by names of the same form, for example {@code connections_active}
 */
public record ComponentHealth(String component, State state, String message, Map<String, Long> figures) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** Whether a part works. */
    public enum State {
        UP,
        /** It does not work as it should, and calls are served all the same. */
        DEGRADED,
        /** No new call can be served until it is back. */
        DOWN
    }

    /** @throws IllegalArgumentException for a name of another form */
    public ComponentHealth {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        check(component);
        figures.keySet().forEach(ComponentHealth::check);
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("names must be of the form " + NAME + ", but one is " + name);
        }
    }
}
