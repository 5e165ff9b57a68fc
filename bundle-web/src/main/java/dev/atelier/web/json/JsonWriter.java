package dev.atelier.web.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.core.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees of maps, lists and plain values as JSON. Its functions are safe for use by any number of threads. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonBuffers.POOL)
            .build()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private final JsonGenerator json;
    private final ByteArrayOutputStream text;
    private final JsonDocument document;

    private JsonWriter(JsonGenerator json, ByteArrayOutputStream text, JsonDocument document) {
        this.json = json;
        this.text = text;
        this.document = document;
    }

    public static byte[] bytes(@Nullable Object tree) {
        return document(tree).bytes();
    }

    public static JsonDocument document(@Nullable Object tree) {
        JsonDocument document = new JsonDocument();
        ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(text, JsonEncoding.UTF8)) {
            new JsonWriter(json, text, document).value(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.add(text.toByteArray());
        return document;
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Data data) {
            object(data.asMap());
        } else if (value instanceof Parameters parameters) {
            object(parameters.asMap());
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            json.writeEndArray();
        } else if (value instanceof Embedded media) {
            embedded(media);
        } else {
            scalar(value);
        }
    }

    private void object(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            value(entry.getValue());
        }
        json.writeEndObject();
    }

    private void scalar(Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeString(value.toString());
        }
    }

    /** Past the generator, which would hold the text as a whole. */
    private void embedded(Embedded media) throws IOException {
        json.writeRawValue("\"" + media.prefix());
        json.flush();
        document.add(text.toByteArray());
        text.reset();
        document.add(media.content());
        json.writeRaw('"');
    }
}
