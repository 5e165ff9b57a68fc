package dev.atelier.runtime;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings annotations with their own defaults, but for the values that a test gives. */
public final class Settings {
    private Settings() {}

    public static <A> A of(Class<A> type) {
        return of(type, Map.of());
    }

    public static <A> A of(Class<A> type, Map<String, Object> values) {
        Object settings = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
        return type.cast(settings);
    }
}
