package dev.atelier.launcher.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, for reading leniently: what is absent reads as empty.
 *
 * @param value a map, a list, a text, a number, a boolean or null
 */
public record Json(@Nullable Object value) {
    private static final JsonFactory FACTORY = new JsonFactory();

    public static Json read(InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            parser.nextToken();
            return new Json(value(parser));
        }
    }

    public Json get(String name) {
        return new Json(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    public List<Json> list() {
        return value instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
    }

    public List<String> texts() {
        return list().stream().map(Json::text).toList();
    }

    public String text() {
        return value == null ? "" : value.toString();
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        @Nullable JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
