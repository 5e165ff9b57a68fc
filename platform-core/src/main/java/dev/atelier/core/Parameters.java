package dev.atelier.core;

import dev.atelier.core.error.MediaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object: text, integers (long), numbers (double), booleans, lists and nested objects, in the order
 * given. A JSON null is the same as an absent name. It carries what the platform hands on without knowing: the
 * parameters of a model, a JSON Schema, the details of a result.
 *
 * <p>Getters that meet a value of another type throw a {@link MediaException} of kind {@code INVALID_REQUEST} naming
 * the field. Safe for use by any number of threads.
 */
public final class Parameters {
    public static final Parameters EMPTY = new Parameters(Map.of());

    /** Up to this length the canonical text is remembered: it is asked for several times in each call. */
    private static final int SHORT = 2_000;

    private final Map<String, Object> values;
    /** Made when it is first asked for; two threads may both make it. */
    private @Nullable String canonical;

    /** @param values of JSON types and unmodifiable, as are those within them: they are not copied again */
    private Parameters(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Copies a map of JSON values.
     *
     * @throws IllegalArgumentException for a value that JSON has no form for
     */
    public static Parameters of(Map<String, ? extends @Nullable Object> values) {
        return values.isEmpty() ? EMPTY : new Parameters(JsonValues.object(values));
    }

    /** An object of one name. */
    public static Parameters of(String name, Object value) {
        return of(Map.of(name, value));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The value as it is: String, Long, Double, Boolean, List or Map; null when absent. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    public Optional<String> text(String name) {
        return as(name, String.class, "text");
    }

    /** The text under a name; blank counts as missing. */
    public String requireText(String name) {
        return text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> MediaException.invalid(name, "is required and must not be blank"));
    }

    public OptionalLong integer(String name) {
        return as(name, Long.class, "an integer").map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    public OptionalDouble number(String name) {
        return as(name, Number.class, "a number")
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }

    public Optional<Boolean> flag(String name) {
        return as(name, Boolean.class, "true or false");
    }

    public Optional<Parameters> object(String name) {
        return as(name, Map.class, "an object").map(Parameters::within);
    }

    /** The list under a name; empty when absent. */
    public List<Object> list(String name) {
        List<Object> copy = new ArrayList<>();
        as(name, List.class, "a list").ifPresent(list -> copy.addAll((List<?>) list));
        return copy;
    }

    /** The list of objects under a name; empty when absent. */
    public List<Parameters> objects(String name) {
        List<Parameters> objects = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw MediaException.invalid(name, "must be a list of objects, but holds " + element);
            }
            objects.add(within(map));
        }
        return List.copyOf(objects);
    }

    /** An object that is part of one of ours, and thus as it has to be. */
    @SuppressWarnings("unchecked")
    private static Parameters within(Map<?, ?> ours) {
        return new Parameters((Map<String, Object>) ours);
    }

    /** The list of texts under a name; empty when absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw MediaException.invalid(name, "must be a list of texts, but holds " + element);
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** A copy with one value set; null takes the name away. */
    public Parameters with(String name, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        if (value == null) {
            copy.remove(name);
        } else {
            copy.put(name, JsonValues.value(value));
        }
        return whole(copy);
    }

    public Parameters without(String name) {
        return has(name) ? with(name, null) : this;
    }

    /** A copy in which the other object's values replace or join this one's, name by name. */
    public Parameters merge(Parameters over) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.putAll(over.values);
        return whole(copy);
    }

    private static Parameters whole(Map<String, Object> ours) {
        return ours.isEmpty() ? EMPTY : new Parameters(Collections.unmodifiableMap(ours));
    }

    /** The values as an unmodifiable map of JSON types, in order. */
    public Map<String, Object> asMap() {
        return values;
    }

    /** Canonical JSON: names sorted, no white space. Equal objects give equal text, whatever their order. */
    public String canonical() {
        String known = canonical;
        if (known != null) {
            return known;
        }
        StringBuilder out = new StringBuilder();
        JsonValues.write(values, out);
        String text = out.toString();
        if (text.length() <= SHORT) {
            canonical = text;
        }
        return text;
    }

    private <T> Optional<T> as(String name, Class<T> type, String expected) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw MediaException.invalid(name, "must be " + expected + ", but is " + JsonValues.describe(value));
        }
        return Optional.ofNullable(type.cast(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && values.equals(parameters.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
