package dev.atelier.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a client's JSON object within bounds. Safe for use by any number of threads. */
final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 16 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(1000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonBuffers.POOL)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private JsonReader() {}

    /**
     * Reads a body that must be one JSON object, and leaves its stream open.
     *
     * @throws MediaException of kind {@code INVALID_REQUEST} saying where the body is wrong
     * @throws IOException if it cannot be read
     */
    static Parameters object(InputStream body) throws IOException {
        try (JsonParser json = FACTORY.createParser(body)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw new MediaException(ErrorKind.INVALID_REQUEST, "the body is empty; a JSON object is expected");
            } else if (first != JsonToken.START_OBJECT) {
                throw new MediaException(
                        ErrorKind.INVALID_REQUEST,
                        "the body must be a JSON object {…}, but begins with " + first.asString());
            }
            Parameters object = Parameters.of(object(json));
            if (json.nextToken() != null) {
                throw broken("more follows after the object's end", json.currentTokenLocation(), null);
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw new MediaException(
                    ErrorKind.INVALID_REQUEST, "the body goes beyond what is read: " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw broken(e.getOriginalMessage(), e.getLocation(), e);
        }
    }

    private static MediaException broken(
            String problem,
            com.fasterxml.jackson.core.@Nullable JsonLocation where,
            @Nullable JsonProcessingException cause) {
        String place = where == null ? "" : "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": ";
        String firstLine = problem.lines().findFirst().orElse("");
        return new MediaException(ErrorKind.INVALID_REQUEST, "the body is not valid JSON: " + place + firstLine, cause);
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            values.put(name, value(json, name));
        }
        return values;
    }

    private static @Nullable Object value(JsonParser json, String name) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json, name);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> number(json, name);
        };
    }

    private static List<Object> list(JsonParser json, String name) throws IOException {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(json, name);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static Number number(JsonParser json, String name) throws IOException {
        boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (whole && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        double value = json.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw MediaException.invalid(name, "is a number too large");
        }
        return value;
    }
}
