package dev.atelier.testkit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes components of plain constructors, as declarative services make them in a running platform: services and settings
 * go in as parameters. One for each test; for one thread.
 */
public final class Components implements AutoCloseable {
    private final List<Object> services;
    private final List<Object> made = new ArrayList<>();

    /** @param services what constructors may ask for */
    public Components(Object... services) {
        this.services = new ArrayList<>(List.of(services));
    }

    /** Offers another service to the components that follow. */
    public void offer(Object service) {
        services.add(service);
    }

    /**
     * Makes a component through its public constructor.
     *
     * @param settings by name; others have their defaults
     * @throws IllegalStateException if a service is missing, or the constructor throws what it must not
     */
    public <T> T make(Class<T> type, Map<String, ?> settings) {
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getName() + " has no public constructor"));
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> argument(type, parameter, settings))
                .toArray();
        T component = type.cast(call(() -> constructor.newInstance(arguments)));
        made.add(component);
        return component;
    }

    /** Deactivates a component: calls its method {@code deactivate} or {@code close}, where it has one. */
    public void stop(Object component) {
        made.remove(component);
        Stream.of("deactivate", "close")
                .flatMap(name -> method(component.getClass(), name).stream())
                .findFirst()
                .ifPresent(method -> call(() -> method.invoke(component)));
    }

    /** Stops all that is not stopped yet, the last first. */
    @Override
    public void close() {
        while (!made.isEmpty()) {
            stop(made.get(made.size() - 1));
        }
    }

    private Object argument(Class<?> component, Class<?> parameter, Map<String, ?> settings) {
        if (parameter.isAnnotation()) {
            return Settings.of(parameter.asSubclass(Annotation.class), settings);
        }
        return services.stream()
                .filter(parameter::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(component.getSimpleName() + " needs a "
                        + parameter.getSimpleName() + ", which is not offered"));
    }

    private static Optional<Method> method(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .filter(method -> method.trySetAccessible())
                .findFirst();
    }

    private static Object call(Reflective work) {
        try {
            Object answer = work.run();
            return answer == null ? "void" : answer;
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @FunctionalInterface
    private interface Reflective {
        Object run() throws ReflectiveOperationException;
    }
}
