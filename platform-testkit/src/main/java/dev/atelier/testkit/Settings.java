package dev.atelier.testkit;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a component's configuration annotation from a map, as declarative services do: what is not given has its default. */
public final class Settings {
    private Settings() {}

    /**
     * @param given values by the names of the annotation's methods, each of the method's own type
     * @throws IllegalArgumentException for a name that the annotation does not have, or a value of another type
     */
    public static <T extends Annotation> T of(Class<T> type, Map<String, ?> given) {
        List<String> known =
                Arrays.stream(type.getDeclaredMethods()).map(Method::getName).toList();
        if (!known.containsAll(given.keySet())) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " has " + known + ", not all of " + given.keySet());
        }
        InvocationHandler values = (proxy, method, arguments) -> value(type, method, given);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, values));
    }

    private static @Nullable Object value(Class<?> type, Method method, Map<String, ?> given) {
        if (method.getName().equals("annotationType")) {
            return type;
        } else if (method.getDeclaringClass() == type) {
            Object value = given.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        } else if (method.getName().equals("toString")) {
            // Never the values: one of them may be a key.
            return type.getSimpleName();
        }
        throw new UnsupportedOperationException(method.getName() + " of settings");
    }
}
