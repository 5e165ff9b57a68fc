package dev.atelier.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What counts as a JSON value, and its canonical text. Kept here so that the core needs no JSON library. */
final class JsonValues {
    private JsonValues() {}

    static Map<String, Object> object(Map<?, ? extends @Nullable Object> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), value(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    static Object value(Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Parameters parameters) {
            return parameters.asMap();
        } else if (value instanceof Map<?, ?> map) {
            return object(map);
        } else if (value instanceof Iterable<?> elements) {
            return list(elements);
        }
        throw new IllegalArgumentException("no JSON value: " + value.getClass().getName());
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        BigDecimal decimal = new BigDecimal(number.toString());
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            return decimal.doubleValue();
        }
    }

    private static List<Object> list(Iterable<?> elements) {
        List<Object> copy = new ArrayList<>();
        for (Object element : elements) {
            if (element != null) {
                copy.add(value(element));
            }
        }
        return Collections.unmodifiableList(copy);
    }

    static String describe(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.length() <= 80 ? out.toString() : out.substring(0, 77) + "...";
    }

    static void write(Object value, StringBuilder out) {
        if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map, out);
        } else if (value instanceof List<?> list) {
            writeList(list, out);
        } else {
            out.append(value);
        }
    }

    private static void writeObject(Map<?, ?> map, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(separator);
            quote(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
